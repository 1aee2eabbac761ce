import keys from './keys.json' with { type: 'json' };

/** Both halves base64: PKCS#8 and SPKI. */
export interface KeyPair {
  privateKey: string;
  publicKey: string;
}

/**
 * Throwaway pairs, made once for this server because RSA keys can be neither seeded nor made quickly. They protect
 * nothing: never use them elsewhere.
 */
const PAIRS: readonly KeyPair[] = keys.pairs;

/** Signs access tokens; no account has it. */
export const TOKEN_KEY_PAIR: KeyPair = pair(0);

/** Pairs are shared when there are more people or clients than pairs. */
export function keyPair(index: number): KeyPair {
  return pair(1 + (index % (PAIRS.length - 1)));
}

function pair(index: number): KeyPair {
  const found = PAIRS[index];
  if (!found) throw new Error('keys.json has too few pairs');
  return found;
}
