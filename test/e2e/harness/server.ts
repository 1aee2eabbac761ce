import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import * as z from 'zod/mini';
import { projectRoot } from '../../run/process.ts';
import type { Moment } from '../../server/hold.ts';
import type { Kdf } from '../../server/model.ts';

export interface LocalServerOptions {
  /** Default 0: any free port. */
  port?: number;
  clients?: number;
  people?: number;
  events?: number;
  seed?: number;
  items?: 'owner' | 'read';
  billing?: 'consolidated' | 'separate';
  /** How passwords are stretched. */
  kdf?: 'usual' | 'least';
  /** Milliseconds before each answer. */
  latency?: number;
  /** By the cloud's published limits; see test/server/limits. */
  limits?: 'off' | 'path' | 'total';
  /** A file that keeps the state across restarts. */
  data?: string;
  faults?: string[];
  /** Shows what the server prints: its address and the demo sign-ins. */
  showOutput?: boolean;
}

export interface ServedRequest {
  method: string;
  path: string;
  status: number;
  hasOrigin: boolean;
}

/** The local provider server in a process of its own, held by its control messages. */
export interface LocalServer {
  port: number;
  url: string;
  /** Replaces the faults in force; `NAME` or `NAME@/path-prefix`. */
  setFaults(names: string[]): Promise<void>;
  setLatency(milliseconds: number): Promise<void>;
  /** The next request whose path starts so waits: before it takes effect, or when only its answer is missing. */
  holdNext(path: string, moment: Moment): Promise<void>;
  /** Resolves when that request waits. */
  held(): Promise<void>;
  /** Lets it go on. */
  release(): Promise<void>;
  /** Every request answered so far, oldest first. */
  requests(): Promise<ServedRequest[]>;
  /** How many were refused because of `limits`. */
  refusals(): Promise<number>;
  /** How many events of each type were written since the start. */
  eventCounts(): Promise<Record<string, number>>;
  /** A Provider Admin confirms the person who accepted an invitation. */
  confirm(email: string): Promise<void>;
  /** The code of the last mail to this address: second step by e-mail, or a new device. */
  mailedCode(email: string): Promise<string>;
  /** What this person's authenticator app shows: a code that was not used yet. */
  authenticatorCode(email: string): Promise<string>;
  /** What this person's YubiKey types when touched. */
  yubiKeyCode(email: string): Promise<string>;
  recoveryCode(email: string): Promise<string>;
  /** This person answers, on another device, the oldest device request of theirs that waits. */
  answerDeviceRequest(email: string, approved: boolean): Promise<void>;
  /** The words that other device shows for it. */
  deviceFingerprint(email: string): Promise<string>;
  /** What this person does in the web vault. The first four end every session, unless `keepStamp` says otherwise. */
  changePassword(email: string, password: string): Promise<void>;
  changeKdf(email: string, kdf: Kdf, keepStamp?: boolean): Promise<void>;
  rotateUserKey(email: string, keepStamp?: boolean): Promise<void>;
  deauthorise(email: string): Promise<void>;
  /** Hash, salt and sessions stay. */
  changeEmail(email: string, to: string): Promise<void>;
  /** What an admin does to this person; `provider` by name where there are several. */
  changeRole(email: string, role: 'providerAdmin' | 'serviceUser', provider?: string): Promise<void>;
  removePerson(email: string, provider?: string): Promise<void>;
  /** A rule of the organization this person belongs to directly: number and data of the reference's section 8.7. */
  /** The first owner of a client accepts the invitation, or is confirmed. */
  changeOwner(client: string, status: 'accepted' | 'confirmed'): Promise<void>;
  setPolicy(email: string, policy: number, enabled: boolean, data?: object | null): Promise<void>;
  /** The seeded world anew: nobody signed in, no faults, nobody confirmed since. */
  reset(): Promise<void>;
  stop(): Promise<void>;
  /** Starts it anew on the port it had, with fresh data unless a file keeps them; stops it first if it runs. */
  restartOnSamePort(): Promise<void>;
}

const Listening = z.object({ type: z.literal('listening'), port: z.number() });
const Answer = z.object({ type: z.string(), id: z.number(), message: z.optional(z.string()) });
const Requests = z.object({
  requests: z.array(
    z.object({ method: z.string(), path: z.string(), status: z.number(), hasOrigin: z.boolean() }),
  ),
});
const Code = z.object({ code: z.string() });
const Refusals = z.object({ count: z.number() });
const Events = z.object({ events: z.record(z.string(), z.number()) });

function argumentsOf(options: LocalServerOptions, port: number): string[] {
  const { clients, people, events, seed, items, billing, kdf, latency, limits, data, faults = [] } = options;
  const named = { port, clients, people, events, seed, items, billing, kdf, latency, limits, data };
  const pairs = Object.entries(named).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, String(value)],
  );
  return [...pairs, ...faults.flatMap((name) => ['--fault', name])];
}

/** Forks the server and waits until it listens. */
async function startProcess(options: LocalServerOptions, port: number) {
  const script = path.join(projectRoot, 'test', 'server', 'index.ts');
  const child = fork(script, argumentsOf(options, port), {
    execArgv: [],
    stdio: ['ignore', options.showOutput ? 'inherit' : 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const endWithUs = () => child.kill();
  process.once('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));

  const listening = new Promise<number>((resolve, reject) => {
    child.on('message', (message) => {
      const parsed = Listening.safeParse(message);
      if (parsed.success) resolve(parsed.data.port);
    });
    child.once('error', reject);
    child.once('close', () => reject(new Error(`The local server did not start.\n${errors.trim()}`)));
  });
  return { child, port: await listening };
}

/** Sends one control message and resolves with its answer. */
function ask(
  child: ChildProcess,
  id: number,
  message: { type: string } & Record<string, unknown>,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      child.off('message', hear);
      child.off('exit', ended);
    };
    const hear = (received: unknown) => {
      const answer = Answer.safeParse(received).data;
      if (answer?.id !== id) return;
      settle();
      if (answer.type === 'error')
        reject(new Error(`The local server refused "${message.type}": ${answer.message}`));
      else resolve(received);
    };
    const ended = () => {
      settle();
      reject(new Error(`The local server ended before it answered "${message.type}".`));
    };
    child.on('message', hear);
    child.once('exit', ended);
    child.send({ ...message, id });
  });
}

/** Starts `test/server` in a process of its own; the caller must `stop()` it. */
export async function startLocalServer(options: LocalServerOptions = {}): Promise<LocalServer> {
  let { child, port } = await startProcess(options, options.port ?? 0);
  let lastId = 0;
  const control = (message: { type: string } & Record<string, unknown>) => {
    lastId += 1;
    return ask(child, lastId, message);
  };
  const tell = async (message: Parameters<typeof control>[0]) => void (await control(message));
  const codeOf = (type: string) => async (email: string) => Code.parse(await control({ type, email })).code;
  async function stop(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    setFaults: (names) => tell({ type: 'faults', names }),
    setLatency: (milliseconds) => tell({ type: 'latency', ms: milliseconds }),
    holdNext: (path, moment) => tell({ type: 'hold', path, moment }),
    held: () => tell({ type: 'held' }),
    release: () => tell({ type: 'release' }),
    requests: async () => Requests.parse(await control({ type: 'requests' })).requests,
    eventCounts: async () => Events.parse(await control({ type: 'events' })).events,
    refusals: async () => Refusals.parse(await control({ type: 'refusals' })).count,
    confirm: (email) => tell({ type: 'confirm', email }),
    mailedCode: codeOf('mailedCode'),
    authenticatorCode: codeOf('authenticatorCode'),
    yubiKeyCode: codeOf('yubiKeyCode'),
    recoveryCode: codeOf('recoveryCode'),
    deviceFingerprint: codeOf('deviceFingerprint'),
    answerDeviceRequest: (email, approved) => tell({ type: 'answerDeviceRequest', email, approved }),
    changePassword: (email, password) => tell({ type: 'changePassword', email, password }),
    changeKdf: (email, kdf, keepStamp) => tell({ type: 'changeKdf', email, kdf, keepStamp }),
    rotateUserKey: (email, keepStamp) => tell({ type: 'rotateUserKey', email, keepStamp }),
    deauthorise: (email) => tell({ type: 'deauthorise', email }),
    changeEmail: (email, to) => tell({ type: 'changeEmail', email, to }),
    changeRole: (email, role, provider) => tell({ type: 'changeRole', email, role, provider }),
    removePerson: (email, provider) => tell({ type: 'removePerson', email, provider }),
    changeOwner: (client, status) => tell({ type: 'changeOwner', client, status }),
    setPolicy: (email, policy, enabled, data) => tell({ type: 'setPolicy', email, policy, enabled, data }),
    reset: () => tell({ type: 'reset' }),
    stop,
    async restartOnSamePort() {
      await stop();
      ({ child } = await startProcess(options, port));
    },
  };
}
