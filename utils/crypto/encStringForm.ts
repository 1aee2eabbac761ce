import { decodedLength, decodeInto } from './base64.ts';
import type { Bytes } from './bytes.ts';
import { CryptoError } from './cryptoError.ts';

/** The longest EncString the protocol has (an item's `data`), in characters. */
export const MAX_LENGTH = 500_000;

type Part = 'iv' | 'data' | 'mac';

const HEADER = /^(0|[1-9][0-9]{0,2})\./;
const IV_BYTES = 16;
const MAC_BYTES = 32;
const PARTS: Record<number, readonly Part[]> = {
  0: ['iv', 'data'],
  1: ['iv', 'data', 'mac'],
  2: ['iv', 'data', 'mac'],
  3: ['data'],
  4: ['data'],
  5: ['data', 'mac'],
  6: ['data', 'mac'],
  7: ['data'],
};

/** An EncString whose parts are found and measured, but not decoded yet. */
export interface Outline {
  text: string;
  type: number;
  parts: { start: number; end: number; length: number }[];
  /** Bytes of all parts together. */
  length: number;
}

/** The number before the first dot; null without a header. Cheap, and says nothing about the rest of the text. */
export function typeOf(text: string): number | null {
  const header = HEADER.exec(text)?.[1];
  return header === undefined ? null : Number(header);
}

function fits(part: Part, length: number): boolean {
  if (part === 'iv') return length === IV_BYTES;
  return part === 'mac' ? length === MAC_BYTES : length > 0;
}

/**
 * Finds the parts that the type has and checks their sizes.
 * @throws CryptoError `malformed`, and `unsupportedType` for a number the protocol does not have
 */
export function outline(text: string): Outline {
  const type = typeOf(text);
  if (type === null || text.length > MAX_LENGTH) throw new CryptoError('malformed');
  const layout = PARTS[type];
  if (!layout) throw new CryptoError('unsupportedType', String(type));
  const found: Outline = { text, type, parts: [], length: 0 };
  let start = text.indexOf('.') + 1;
  for (const part of layout) {
    const isLast = found.parts.length === layout.length - 1;
    const end = isLast ? text.length : text.indexOf('|', start);
    const length = end < 0 ? -1 : decodedLength(text, start, end);
    if (!fits(part, length)) throw new CryptoError('malformed');
    found.parts.push({ start, end, length });
    found.length += length;
    start = end + 1;
  }
  return found;
}

/**
 * Decodes the parts one behind the other into a buffer with room for them from `offset`.
 * @returns views of that buffer
 * @throws CryptoError `malformed`
 */
export function decodeParts({ text, parts }: Outline, buffer: ArrayBuffer, offset: number): Bytes[] {
  let at = offset;
  return parts.map(({ start, end, length }) => {
    const part = new Uint8Array(buffer, at, length);
    decodeInto(part, 0, text, start, end);
    at += length;
    return part;
  });
}
