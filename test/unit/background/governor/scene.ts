import * as z from 'zod/mini';
import type { Platform } from '../../../../entrypoints/background/platform.ts';
import {
  createGovernor,
  type GovernedOptions,
} from '../../../../entrypoints/background/services/governor.ts';
import { FailureError } from '../../../../utils/domain/failures.ts';
import type { RegionAddresses } from '../../../../utils/wire/regions.ts';
import type { WireRequest } from '../../../../utils/wire/request.ts';
import { WireError } from '../../../../utils/wire/wireError.ts';
import { localRegion, memoryArea } from '../../../service/world.ts';
import { createFakeClock, type FakeClock } from './fakeClock.ts';

type Method = WireRequest<unknown>['method'];

export const request = (
  method: Method = 'GET',
  path = '/sync',
  more: Partial<WireRequest<unknown>> = {},
): WireRequest<unknown> => ({ host: 'api', method, path, schema: z.unknown(), maxBytes: 1_024, ...more });

export const token = request('POST', '/connect/token', { host: 'identity' });
export const INVITE = '/organizations/22222222-2222-4222-8222-222222222222/users/invite';

export interface Sent {
  method: Method;
  path: string;
  /** Tells requests of the same path apart. */
  number: number;
  timeout: number | undefined;
  /** Milliseconds since the beginning of the scene. */
  at: number;
}

/** What the server does with a request: takes so long, then answers or throws. */
export type Answer = (sent: Sent) => { takes?: number; error?: Error };

export const tooMany = (retryAfter: number | null = null) =>
  new WireError('status', { status: 429, retryAfter });

export interface SceneOptions {
  technicians?: number;
  clock?: FakeClock;
}

/** A governor over a fake clock, a storage that outlives it, and a server that does what the test says. */
export function createScene({ technicians = 1, clock = createFakeClock() }: SceneOptions = {}) {
  const began = clock.now();
  const area = memoryArea();
  const kept = { technicians };
  const sent: Sent[] = [];
  const topics: string[] = [];
  let answer: Answer = () => ({});

  const platform = {
    session: area,
    now: clock.now,
    wait: clock.wait,
    disk: {
      technicians: async () => kept.technicians,
      keepTechnicians: async (count: number) => {
        kept.technicians = count;
      },
    },
  } as unknown as Platform;

  const build = () =>
    createGovernor({
      platform,
      http: async ({ method, path, query }, { timeout }) => {
        const number = Number(query?.number ?? 0);
        const one: Sent = { method, path, number, timeout, at: clock.now() - began };
        sent.push(one);
        const { takes = 0, error } = answer(one);
        if (takes > 0) await clock.wait(takes);
        if (error) throw error;
        return undefined as never;
      },
      changed: async (...names) => void topics.push(...names),
    });
  let governor = build();

  const region: RegionAddresses = localRegion('http://localhost');

  return {
    clock,
    area,
    sent,
    topics,
    get governor() {
      return governor;
    },
    killWorker() {
      governor = build();
    },
    onRequest(next: Answer) {
      answer = next;
    },
    /** How it ended: `sent`, or the kind of its failure and when, in milliseconds since the beginning. */
    async ask(asked = request(), options: Partial<GovernedOptions> = {}): Promise<string> {
      const when = () => `at ${clock.now() - began}`;
      try {
        await governor.http(asked, { region, ...options });
        return `sent ${when()}`;
      } catch (error) {
        if (error instanceof WireError) return `${error.message} ${when()}`;
        if (!(error instanceof FailureError)) return `${String(error)} ${when()}`;
        const { kind, detail } = error.failure;
        return `${kind}${detail ? ` until ${Number(detail) - began}` : ''} ${when()}`;
      }
    },
  };
}

export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
