import type { Fingerprint } from './fingerprint.ts';
import type { ProviderUserId } from './ids.ts';

/** `new`: seen for the first time, and pinned. `changed`: another one than was pinned. `unusable`: none to seal to. */
export type OfferedKeyState = 'new' | 'same' | 'changed' | 'unusable';

export interface OfferedKey {
  id: ProviderUserId;
  /** null: there is no key that could be sealed to. */
  fingerprint: Fingerprint | null;
  state: OfferedKeyState;
}

/** The keys of people to be confirmed, as they were read once; a confirmation names it and seals to exactly these. */
export interface KeyOffer {
  id: string;
  keys: OfferedKey[];
}
