import type { Bridge } from '../../utils/bridge/bridge.ts';
import type { CallOptions } from '../../utils/bridge/call.ts';
import type { Topic } from '../../utils/bridge/changed.ts';
import type { Input, OperationName, Output } from '../../utils/bridge/contract.ts';
import { fail, type Result, succeed } from '../../utils/bridge/envelope.ts';
import type { PaintHead, PaintLeft } from '../../utils/bridge/paint.ts';
import type { Client } from '../../utils/domain/clients.ts';
import type { FailureKind } from '../../utils/domain/failures.ts';

type Answer<N extends OperationName> =
  | Result<Output<N>>
  | ((input: Input<N>, options: CallOptions) => Result<Output<N>> | Promise<Result<Output<N>>>);

/** What the worker would say, per operation; anything else reads `internal`. */
export type Answers = { [N in OperationName]?: Answer<N> };

export interface Recorded {
  op: OperationName;
  input: unknown;
  context: string | undefined;
}

export interface FakeBridge extends Bridge {
  /** Every call so far, oldest first. */
  calls: Recorded[];
  /** May be changed while a test runs. */
  answers: Answers;
  /** Names of the operations called so far. */
  called(): OperationName[];
  /** What the worker would write to `changed`. */
  change(...topics: Topic[]): void;
  /** The hosts a person was asked to allow so far. */
  requested: string[];
  /** Whether there is a network, and whether somebody looks; `turn` says that it changed. */
  around: {
    isOnline: boolean;
    isLookedAt: boolean;
    turn(change: { isOnline?: boolean; isLookedAt?: boolean }): void;
  };
  /** What the person answers; default yes. */
  allows: boolean;
}

export const yes = <T>(value: T): Result<T> => succeed(value);
export const no = (kind: FailureKind, extra: { detail?: string; reason?: string } = {}): Result<never> =>
  fail({ kind, ...extra });

/** A worker that answers from a table and remembers what it was asked. */
export function createFakeBridge(
  answers: Answers = {},
  painted: { head?: PaintHead | null; left?: PaintLeft | null; list?: Client[] | null } = {},
): FakeBridge {
  const calls: Recorded[] = [];
  const listeners = new Set<(topics: Topic[]) => void>();
  const requested: string[] = [];
  const turned = new Set<() => void>();
  const around: FakeBridge['around'] = {
    isOnline: true,
    isLookedAt: true,
    turn(change) {
      Object.assign(around, change);
      for (const listener of turned) listener();
    },
  };
  const fake: FakeBridge = {
    calls,
    answers,
    requested,
    around,
    surroundings: {
      isOnline: () => around.isOnline,
      isLookedAt: () => around.isLookedAt,
      onChange: (listener) => void turned.add(listener),
    },
    allows: true,
    called: () => calls.map((call) => call.op),
    change(...topics) {
      for (const listener of listeners) listener(topics);
    },
    async call(op, input, options = {}) {
      calls.push({ op, input, context: options.context });
      const answer = fake.answers[op];
      if (answer === undefined) return no('internal');
      return typeof answer === 'function' ? answer(input, options) : answer;
    },
    readHead: async () => painted.head ?? null,
    readLeft: async () => painted.left ?? null,
    readList: async () => painted.list ?? null,
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async requestVault(host) {
      requested.push(`vault.${host}`);
      return fake.allows;
    },
    async requestHosts(host) {
      requested.push(host);
      return fake.allows;
    },
  };
  return fake;
}
