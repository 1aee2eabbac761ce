import type { Bytes } from './bytes.ts';
import { CryptoError } from './cryptoError.ts';
import { decodeParts, type Outline, outline, typeOf } from './encStringForm.ts';

/**
 * Where an EncString stands decides which types it may have; the text itself decides nothing. A client key under
 * RSA, for one, would be a key the server could have made.
 */
export const SLOTS = {
  userKey: [2],
  /** Under a user key of the first generation. */
  privateKey: [2],
  /** Under one of the newer generation: never mixed with the other. */
  newerPrivateKey: [7],
  providerKey: [4],
  clientKey: [2],
  /** The same key wrapped to a direct member. */
  memberKey: [4],
  /** The user key as another device of the same person hands it over. */
  deviceKey: [4],
  field: [2],
} as const satisfies Record<string, readonly number[]>;

export type Slot = keyof typeof SLOTS;
export type AsymmetricSlot = 'providerKey' | 'memberKey' | 'deviceKey';
export type CoseSlot = 'newerPrivateKey';
export type SymmetricSlot = Exclude<Slot, AsymmetricSlot | CoseSlot>;

/**
 * Measures an EncString whose type this slot allows.
 * @throws CryptoError `unsupportedType` with the type as detail, `malformed`
 */
export function outlineFor(slot: Slot, text: string): Outline {
  const type = typeOf(text);
  const allowed: readonly number[] = SLOTS[slot];
  if (type !== null && !allowed.includes(type)) throw new CryptoError('unsupportedType', String(type));
  return outline(text);
}

/** As `outlineFor`, decoded. @throws CryptoError as `outlineFor` */
export function partsFor(slot: Slot, text: string): Bytes[] {
  const found = outlineFor(slot, text);
  return decodeParts(found, new ArrayBuffer(found.length), 0);
}
