/** Milliseconds that an action takes. */
export async function duration(action: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await action();
  return performance.now() - started;
}

export interface Paired {
  /** Milliseconds of each run. */
  ours: number[];
  bare: number[];
  /** Ours divided by bare, pair by pair: what slows the machine down for a while slows both. */
  ratios: number[];
}

export interface Contest {
  pairs: number;
  ours: () => Promise<unknown>;
  /** The least that any implementation would have to do. */
  bare: () => Promise<unknown>;
  /** Runs before each run of either, untimed: nothing that one began may go on under the other. */
  prepare?: () => Promise<unknown>;
}

/** Runs two ways of doing the same in turn, after one untimed run of both. */
export async function paired({ pairs, ours, bare, prepare }: Contest): Promise<Paired> {
  const result: Paired = { ours: [], bare: [], ratios: [] };
  for (let pair = 0; pair <= pairs; pair++) {
    await prepare?.();
    const oursTook = await duration(ours);
    await prepare?.();
    const bareTook = await duration(bare);
    if (pair === 0) continue;
    result.ours.push(oursTook);
    result.bare.push(bareTook);
    result.ratios.push(oursTook / bareTook);
  }
  return result;
}
