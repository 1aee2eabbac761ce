import { type Bytes, concat, toHex, utf8 } from './bytes.ts';

/** Length of the list the places are in: the EFF's long one. */
const WORDS = 7_776n;
/** As many words as 64 bits need. */
const COUNT = 5;

/**
 * The words by which two people see that they hold the same public key, as their places in the list. The words
 * themselves are with the pages, which alone show them.
 *
 * @param publicKeySpki the very bytes that are then sealed to
 * @param material whose key it is: the user id, or the e-mail address at a login with device. Taken in lower case, as
 *   Bitwarden has both everywhere: with capitals the words would be others.
 */
export async function fingerprintOf(publicKeySpki: Bytes, material: string): Promise<number[]> {
  const { subtle } = crypto;
  const digest = await subtle.digest('SHA-256', publicKeySpki);
  const key = await subtle.importKey('raw', digest, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  // HKDF-Expand of one block, as in masterKey.ts
  const info = concat(utf8(material.toLowerCase()), Uint8Array.of(1));
  let rest = BigInt(`0x${toHex(new Uint8Array(await subtle.sign('HMAC', key, info)))}`);
  return Array.from({ length: COUNT }, () => {
    const place = Number(rest % WORDS);
    rest /= WORDS;
    return place;
  });
}
