import type { Usages } from './usage.ts';

/** How well somebody knows each client: more than 0 and less than `MOST_FAMILIAR`; one that is not there, not at all. */
export type Familiarity = ReadonlyMap<string, number>;

/** Less than what lies between a whole word and the beginning of one, so that it only tells equals apart. */
export const MOST_FAMILIAR = 9;
/** After so many milliseconds a switch counts half. */
const HALF_LIFE = 30 * 86_400_000;

export const NOBODY: Familiarity = new Map();

/** Often and lately are well known; a clock that was set back makes nothing better known. */
export function familiarity(usages: Usages, now: number): Familiarity {
  return new Map(
    Object.entries(usages).map(([id, { count, lastUsed }]) => {
      const weight = count * 0.5 ** (Math.max(0, now - lastUsed) / HALF_LIFE);
      return [id, (MOST_FAMILIAR * weight) / (weight + 3)];
    }),
  );
}
