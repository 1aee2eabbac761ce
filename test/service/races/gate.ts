import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Disk } from '../../../entrypoints/background/stores/disk.ts';
import type { ServerOptions } from '../../server/options.ts';
import { type RunningServer, startServer } from '../../server/server.ts';
import { createWorld, type World } from '../world.ts';

export const KIM = 'kim@northwind.example';
/** Works for both providers. */
export const MIA = 'mia@northwind.example';
export const PETRA = 'petra@harbour.example';

/** A place where one side waits until the other lets it on. */
export interface Gate {
  /** Resolves once somebody waits here. */
  reached: Promise<void>;
  open(): void;
  pass(): Promise<void>;
}

export function createGate(): Gate {
  const arrival = Promise.withResolvers<void>();
  const way = Promise.withResolvers<void>();
  return {
    reached: arrival.promise,
    open: way.resolve,
    pass() {
      arrival.resolve();
      return way.promise;
    },
  };
}

/** Everything that waits for nothing from outside runs before this resolves. */
export const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** The next record of that kind waits at the gate: before it is written, or after it was read. */
export function holdSealed(disk: Disk, method: 'readSealed' | 'writeSealed', store: string): Gate {
  const gate = createGate();
  const { readSealed, writeSealed } = disk;
  if (method === 'readSealed') {
    disk.readSealed = async (account, kind, record) => {
      const found = await readSealed(account, kind, record);
      if (kind !== store) return found;
      disk.readSealed = readSealed;
      await gate.pass();
      return found;
    };
  } else {
    disk.writeSealed = async (account, kind, record, sealed) => {
      if (kind === store) {
        disk.writeSealed = writeSealed;
        await gate.pass();
      }
      return writeSealed(account, kind, record, sealed);
    };
  }
  return gate;
}

/** What is done with a request instead of sending it; undefined sends it. */
type Hook = (url: string, init: RequestInit) => Promise<Response | undefined> | Response | undefined;

export interface SentRequest {
  path: string;
  /** The access token it carried. */
  token: string | null;
}

/** A network that notes what leaves, and answers by itself where a test says so. */
export function createHookedFetch() {
  let hook: Hook | null = null;
  const sent: SentRequest[] = [];
  const hooked: typeof fetch = async (input, init = {}) => {
    const url = String(input);
    const authorization = new Headers(init.headers).get('authorization');
    sent.push({ path: new URL(url).pathname, token: authorization?.replace('Bearer ', '') ?? null });
    return (await hook?.(url, init)) ?? fetch(input, init);
  };
  const network = {
    fetch: hooked,
    sent,
    /** Paths holding `part` that left so far. */
    asked: (part: string) => sent.filter(({ path }) => path.includes(part)).length,
    onRequest(next: Hook) {
      hook = next;
    },
    /** The first request like this waits at the gate, then gets this answer, or that of the server. */
    hold(matches: (url: string, init: RequestInit) => boolean, status?: number): Gate {
      const gate = createGate();
      let isHeld = false;
      hook = async (url, init) => {
        if (isHeld || !matches(url, init)) return undefined;
        isHeld = true;
        await gate.pass();
        return status === undefined ? undefined : new Response('{}', { status });
      };
      return gate;
    },
    reset() {
      hook = null;
      sent.length = 0;
    },
  };
  return network;
}

export type Network = ReturnType<typeof createHookedFetch>;

export interface Scene {
  server: RunningServer;
  network: Network;
  world: World;
}

/** One server for a test file; for every test it is as new, with a new world around a network that can be held. */
export function useScene(options: Partial<ServerOptions> = {}): Scene {
  const scene = { network: createHookedFetch() } as Scene;
  beforeAll(async () => {
    scene.server = await startServer({ port: 0, ...options });
  });
  afterAll(() => scene.server.close());
  beforeEach(() => {
    scene.server.reset();
    scene.network.reset();
    scene.world = createWorld(scene.server.url, scene.network.fetch);
  });
  return scene;
}

interface KeptSecrets {
  access: { token: string; expiresAt: number } | null;
  refreshToken: string;
  lock: { deadline: number };
  providerId: string | null;
}

export const secretsOf = (world: World) => world.stored().secrets as KeptSecrets;
