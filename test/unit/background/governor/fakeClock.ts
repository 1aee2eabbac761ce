/** Everything that waits for nothing but promises runs before this resolves. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

export type FakeClock = ReturnType<typeof createFakeClock>;

/**
 * A clock whose time passes when everybody waits for it, and that can be set wrong.
 *
 * @param isBusy whether something goes on that takes none of this time
 */
export function createFakeClock(isBusy: () => boolean = () => false) {
  /** What a stopwatch would say. */
  let elapsed = 0;
  let offset = Date.UTC(2026, 10, 25);
  let timers: { at: number; ring: () => void }[] = [];

  return {
    now: () => offset + elapsed,
    wait: (milliseconds: number) =>
      new Promise<void>((resolve) => {
        timers.push({ at: elapsed + milliseconds, ring: resolve });
      }),
    /** Somebody sets the clock; no time passes. */
    set(by: number) {
      offset += by;
    },
    /** Lets so much time pass, or as much as anybody waits for. */
    async run(milliseconds = Number.POSITIVE_INFINITY): Promise<void> {
      const end = elapsed + milliseconds;
      for (;;) {
        do await turn();
        while (isBusy());
        const next = Math.min(...timers.map(({ at }) => at));
        if (next > end || timers.length === 0) break;
        elapsed = next;
        const due = timers.filter(({ at }) => at === next);
        timers = timers.filter(({ at }) => at !== next);
        for (const { ring } of due) ring();
      }
      if (end < Number.POSITIVE_INFINITY) elapsed = end;
    },
  };
}
