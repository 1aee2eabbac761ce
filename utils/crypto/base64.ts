import type { Bytes } from './bytes.ts';
import { CryptoError } from './cryptoError.ts';

// Decoded by hand: one rule for every engine (the built-in ones skip white space, and atob takes stray bits too),
// and for the short texts of a vault faster than they are, because many parts can go into one buffer.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Int8Array(128).fill(-1);
for (let value = 0; value < ALPHABET.length; value++) VALUES[ALPHABET.charCodeAt(value)] = value;

/** Arguments of one `String.fromCharCode` call; engines limit how many a call may have. */
const CHUNK = 8_192;

/** What six bits a character stands for; negative, and so is all it is joined to, when it stands for none. */
function bitsAt(text: string, index: number): number {
  return VALUES[text.charCodeAt(index)] ?? -1;
}

function paddingBefore(text: string, end: number): number {
  if (text[end - 1] !== '=') return 0;
  return text[end - 2] === '=' ? 2 : 1;
}

/** How many bytes `text` holds from `start` to `end`; -1 when no base64 has that many characters. */
export function decodedLength(text: string, start: number, end: number): number {
  const characters = end - start;
  if (characters % 4 !== 0) return -1;
  return (characters / 4) * 3 - paddingBefore(text, end);
}

/**
 * Decodes `text` from `start` to `end` into `target`, which has the room that `decodedLength` asks for.
 * @throws CryptoError `malformed` unless it is the one canonical form: padded, no white space, no stray bits
 */
export function decodeInto(target: Bytes, offset: number, text: string, start: number, end: number): void {
  const last = end - paddingBefore(text, end);
  const rest = (last - start) % 4;
  let invalid = 0;
  let to = offset;
  let from = start;
  for (; from < last - rest; from += 4) {
    const group =
      (bitsAt(text, from) << 18) |
      (bitsAt(text, from + 1) << 12) |
      (bitsAt(text, from + 2) << 6) |
      bitsAt(text, from + 3);
    invalid |= group;
    target[to++] = group >> 16;
    target[to++] = group >> 8;
    target[to++] = group;
  }
  if (rest === 2) {
    const group = (bitsAt(text, from) << 6) | bitsAt(text, from + 1);
    invalid |= group | -(group & 0b1111);
    target[to] = group >> 4;
  } else if (rest === 3) {
    const group = (bitsAt(text, from) << 12) | (bitsAt(text, from + 1) << 6) | bitsAt(text, from + 2);
    invalid |= group | -(group & 0b11);
    target[to++] = group >> 10;
    target[to] = group >> 2;
  }
  if (invalid < 0) throw new CryptoError('malformed');
}

/** The bytes of standard base64 in its one canonical form. @throws CryptoError `malformed` */
export function fromBase64(text: string): Bytes {
  const length = decodedLength(text, 0, text.length);
  if (length < 0) throw new CryptoError('malformed');
  const bytes = new Uint8Array(length);
  decodeInto(bytes, 0, text, 0, text.length);
  return bytes;
}

/** Standard base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let offset = 0; offset < bytes.length; offset += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(offset, offset + CHUNK));
  }
  return btoa(binary);
}
