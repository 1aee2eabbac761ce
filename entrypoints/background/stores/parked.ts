import * as z from 'zod/mini';
import { type Secrets, secrets } from './secrets.ts';
import { type SessionValue, type StorageArea, sessionValue } from './sessionArea.ts';

/** The name of the parked secrets in `storage.session`. */
export const PARKED = 'parked';

/** What opens the accounts that are unlocked but not worked with, by account. */
export type Parked = Record<string, Secrets>;

export const createParkedStore = (area: StorageArea): SessionValue<Parked> =>
  sessionValue(area, PARKED, z.record(z.string(), secrets));
