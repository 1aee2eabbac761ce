type Step = () => void;

interface Operation {
  /** Not there any more once it was done. */
  perform?: Step | undefined;
  deliver: Step;
}

interface Timer {
  at: number;
  ring: Step;
}

export type Turns = ReturnType<typeof createTurns>;

/** Operations of WebCrypto run beside us; how many are under way. */
let encrypting = 0;

const COUNTED = [
  'digest',
  'deriveBits',
  'deriveKey',
  'importKey',
  'encrypt',
  'decrypt',
  'sign',
  'verify',
] as const;

/**
 * Runs with nothing in it that goes on by the time of the machine: WebCrypto is waited for, intervals never ring, and
 * no request runs into its timeout.
 */
export async function withoutMachineTime<T>(run: () => Promise<T>): Promise<T> {
  const { setInterval } = globalThis;
  const { timeout } = AbortSignal;
  const prototype = SubtleCrypto.prototype as unknown as Record<
    string,
    (...args: unknown[]) => Promise<unknown>
  >;
  const real = COUNTED.map((name) => [name, prototype[name]] as const);
  globalThis.setInterval = (() => 0) as unknown as typeof setInterval;
  AbortSignal.timeout = () => new AbortController().signal;
  for (const [name, method] of real) {
    prototype[name] = function counted(...args) {
      encrypting++;
      return (method as (...args: unknown[]) => Promise<unknown>).apply(this, args).finally(() => {
        encrypting--;
      });
    };
  }
  try {
    return await run();
  } finally {
    globalThis.setInterval = setInterval;
    AbortSignal.timeout = timeout;
    for (const [name, method] of real) if (method) prototype[name] = method;
  }
}

/** Resolves when whoever runs waits for something of ours: storage, the network or the clock. */
export async function untilAllWait(): Promise<void> {
  do await new Promise((resolve) => setImmediate(resolve));
  while (encrypting > 0);
}

/**
 * Everything a worker waits for happens here and only when a test says so. Storage does one thing after the other, as
 * browsers do, and what it did is heard of later; the network answers in any order.
 */
export function createTurns() {
  let operations: Operation[] = [];
  let timers: Timer[] = [];

  return {
    /** Storage does this in its turn. */
    operation: <T>(work: () => T): Promise<T> =>
      new Promise((resolve) => {
        let result: T;
        operations.push({
          perform: () => {
            result = work();
          },
          deliver: () => resolve(result),
        });
      }),

    timer: (at: number): Promise<void> => new Promise((resolve) => timers.push({ at, ring: resolve })),

    ring(now: number): boolean {
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { ring } of due) ring();
      return due.length > 0;
    },

    /** When the next timer rings; null when there is none. */
    nextTimer: (): number | null => (timers.length > 0 ? Math.min(...timers.map(({ at }) => at)) : null),

    /**
     * The next thing storage does, or with `hears` the next answer of storage that is heard.
     *
     * @returns false when there was neither
     */
    step(hears: boolean): boolean {
      const next = operations.find(({ perform }) => perform);
      const [oldest] = operations;
      if (!oldest) return false;
      if (next && !(hears && !oldest.perform)) {
        next.perform?.();
        next.perform = undefined;
      } else {
        operations.shift();
        oldest.deliver();
      }
      return true;
    },

    /** The worker is gone: nothing is heard any more. What it had asked storage for may still be done. */
    abandon(isDone: boolean): void {
      if (isDone) for (const { perform } of operations) perform?.();
      operations = [];
      timers = [];
    },
  };
}
