import { type Bytes, concat } from './bytes.ts';
import { CryptoError } from './cryptoError.ts';

const BLOCK = 16;

/** A block through AES alone, which WebCrypto lacks: CBC with an iv of zeros, without its padding. */
async function encryptBlock(key: CryptoKey, block: Bytes): Promise<Bytes> {
  const padded = await crypto.subtle.encrypt({ name: 'AES-CBC', iv: new Uint8Array(BLOCK) }, key, block);
  return new Uint8Array(padded, 0, BLOCK);
}

/** Twice the block in GF(2^128), as CMAC has it. */
function double(block: Bytes): Bytes {
  const doubled = block.map((byte, at) => (byte << 1) | ((block[at + 1] ?? 0) >> 7));
  const overflows = (block[0] ?? 0) >> 7 === 1;
  const last = BLOCK - 1;
  if (overflows) doubled[last] = (doubled[last] ?? 0) ^ 0x87;
  return doubled;
}

/** The key of AES-256-GCM that one nonce has: NIST SP 800-108 in counter mode over CMAC, written out for one block each. */
async function deriveKey(key: Bytes, noncePrefix: Bytes): Promise<CryptoKey> {
  const { subtle } = crypto;
  const aes = await subtle.importKey('raw', key, 'AES-CBC', false, ['encrypt']);
  const subkey = double(await encryptBlock(aes, new Uint8Array(BLOCK)));
  const half = (counter: number) => {
    const message = concat(Uint8Array.of(0, counter, 0x58, 0), noncePrefix);
    return encryptBlock(
      aes,
      message.map((byte, at) => byte ^ (subkey[at] ?? 0)),
    );
  };
  const derived = concat(await half(1), await half(2));
  return subtle.importKey('raw', derived, 'AES-GCM', false, ['decrypt']);
}

/**
 * Opens XAES-256-GCM (C2SP): a key of 32 bytes, a nonce of 24, the tag at the end.
 * @throws CryptoError `wrongKey`
 */
export async function openXaes(key: Bytes, nonce: Bytes, data: Bytes, additionalData: Bytes): Promise<Bytes> {
  const derived = await deriveKey(key, nonce.slice(0, 12));
  try {
    const cipher = { name: 'AES-GCM', iv: nonce.slice(12), additionalData };
    return new Uint8Array(await crypto.subtle.decrypt(cipher, derived, data));
  } catch {
    throw new CryptoError('wrongKey');
  }
}
