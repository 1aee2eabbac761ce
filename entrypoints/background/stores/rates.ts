import * as z from 'zod/mini';
import { type SessionValue, type StorageArea, sessionValue } from './sessionArea.ts';

/** The name of the tallies and pauses in `storage.session`; no lock and no sign-out takes them away. */
export const RATES = 'rates';

const pause = z.strictObject({
  /** When it was begun: a clock that reads less has jumped. */
  from: z.int(),
  until: z.int(),
  /** How many times in a row Bitwarden asked. */
  strikes: z.int(),
});
export type LanePause = z.output<typeof pause>;

const rates = z.strictObject({
  /** By region, lane and window: the limits are per address, whoever is signed in. */
  tallies: z.record(z.string(), z.array(z.tuple([z.int(), z.int(), z.int()]))),
  /** By region and lane. */
  pauses: z.record(z.string(), pause),
});

/** What was sent lately, and which lanes rest. */
export type Rates = z.output<typeof rates>;
export type RateStore = SessionValue<Rates>;

export const createRateStore = (area: StorageArea): RateStore => sessionValue(area, RATES, rates);
