import * as z from 'zod/mini';
import { sealedRecord } from './disk.ts';
import { type SessionValue, type StorageArea, sessionValue } from './sessionArea.ts';

const pin = z.strictObject({
  salt: z.string(),
  /** The user key, under a key that only the PIN makes. */
  sealed: sealedRecord,
  /** Tries since the PIN last opened; counted before each is made. */
  failures: z.int(),
});
export type KeptPin = z.output<typeof pin>;

/** By account, for as long as the browser runs; never on disk. */
export const createPinStore = (area: StorageArea): SessionValue<Record<string, KeptPin>> =>
  sessionValue(area, 'unlockPins', z.record(z.string(), pin));
