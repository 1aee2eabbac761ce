import { type Bytes, concat, fromUtf8, randomBytes, toBase64, utf8 } from './bytes.ts';
import { CryptoError } from './cryptoError.ts';
import { decodeParts, MAX_LENGTH, type Outline, outline } from './encStringForm.ts';
import { outlineFor, type SymmetricSlot } from './slots.ts';
import type { SymmetricKey } from './symmetricKey.ts';

export { typeOf } from './encStringForm.ts';
export { type AsymmetricSlot, SLOTS, type Slot, type SymmetricSlot } from './slots.ts';

const IV_BYTES = 16;
const BATCH = 500;

/**
 * The form of an EncString: a header, the parts its type has, canonical base64, 16 bytes of iv, 32 of MAC.
 * @throws CryptoError `malformed`, and `unsupportedType` for a number the protocol does not have
 */
export function parseEncString(text: string): { type: number; parts: Bytes[] } {
  const found = outline(text);
  return { type: found.type, parts: decodeParts(found, new ArrayBuffer(found.length), 0) };
}

/** `make`'s value, or the CryptoError it throws as a value. */
function attempt<Value>(make: () => Value): Value | CryptoError {
  try {
    return make();
  } catch (error) {
    if (error instanceof CryptoError) return error;
    throw error;
  }
}

interface Sealed {
  iv: Bytes;
  data: Bytes;
  mac: Bytes;
  /** What the MAC is of: iv and data, which stand side by side. */
  signed: Bytes;
}

function sealedAt(found: Outline, buffer: ArrayBuffer, offset: number): Sealed {
  const [iv, data, mac] = decodeParts(found, buffer, offset);
  if (!iv || !data || !mac) throw new CryptoError('malformed');
  return { iv, data, mac, signed: new Uint8Array(buffer, offset, iv.length + data.length) };
}

/** All texts in one buffer: thousands of small ones cost more than the decoding itself. */
function parseBatch(slot: SymmetricSlot, texts: readonly string[]): (Sealed | CryptoError)[] {
  const outlines = texts.map((text) => attempt(() => outlineFor(slot, text)));
  const lengths = outlines.map((found) => (found instanceof CryptoError ? 0 : found.length));
  const buffer = new ArrayBuffer(lengths.reduce((sum, length) => sum + length, 0));
  let end = 0;
  return outlines.map((found) => {
    if (found instanceof CryptoError) return found;
    const start = end;
    end += found.length;
    return attempt(() => sealedAt(found, buffer, start));
  });
}

/** All MACs first, then what is genuine is decrypted: fewer promises than one after the other for each text. */
async function openBatch(
  slot: SymmetricSlot,
  texts: readonly string[],
  { enc, mac }: SymmetricKey,
): Promise<(Bytes | CryptoError)[]> {
  const { subtle } = crypto;
  const batch = parseBatch(slot, texts);
  const genuine = await Promise.all(
    batch.map(
      (sealed) => !(sealed instanceof CryptoError) && subtle.verify('HMAC', mac, sealed.mac, sealed.signed),
    ),
  );
  const opened = await Promise.allSettled(
    batch.map((sealed, index) =>
      sealed instanceof CryptoError || genuine[index] !== true
        ? null
        : subtle.decrypt({ name: 'AES-CBC', iv: sealed.iv }, enc, sealed.data),
    ),
  );
  return batch.map((sealed, index) => {
    if (sealed instanceof CryptoError) return sealed;
    const plain = opened[index];
    if (plain?.status !== 'fulfilled' || plain.value === null) return new CryptoError('wrongKey');
    return new Uint8Array(plain.value);
  });
}

/**
 * Checks the MAC, then decrypts.
 * @throws CryptoError `unsupportedType`, `malformed`, or `wrongKey` for whatever the key does not fit
 */
export async function open(slot: SymmetricSlot, text: string, key: SymmetricKey): Promise<Bytes> {
  const [opened] = await openBatch(slot, [text], key);
  if (opened instanceof Uint8Array) return opened;
  throw opened ?? new CryptoError('malformed');
}

/** As `open`, for text. @throws CryptoError as `open`, and `malformed` when the plain bytes are not UTF-8 */
export async function openText(slot: SymmetricSlot, text: string, key: SymmetricKey): Promise<string> {
  return fromUtf8(await open(slot, text, key));
}

/** Opens each on its own: what does not open is an error in its place and hurts no other. */
export async function openMany(
  slot: SymmetricSlot,
  texts: readonly string[],
  key: SymmetricKey,
): Promise<(Bytes | CryptoError)[]> {
  const opened: (Bytes | CryptoError)[] = [];
  for (let start = 0; start < texts.length; start += BATCH) {
    opened.push(...(await openBatch(slot, texts.slice(start, start + BATCH), key)));
  }
  return opened;
}

/**
 * A type 2 EncString under a fresh iv.
 * @throws CryptoError `wrongLength` when it would be longer than any the protocol has
 */
export async function seal(plain: Bytes | string, key: SymmetricKey): Promise<string> {
  const { subtle } = crypto;
  const iv = randomBytes(IV_BYTES);
  const bytes = typeof plain === 'string' ? utf8(plain) : plain;
  const data = new Uint8Array(await subtle.encrypt({ name: 'AES-CBC', iv }, key.enc, bytes));
  const mac = new Uint8Array(await subtle.sign('HMAC', key.mac, concat(iv, data)));
  const text = `2.${toBase64(iv)}|${toBase64(data)}|${toBase64(mac)}`;
  if (text.length > MAX_LENGTH) throw new CryptoError('wrongLength', String(text.length));
  return text;
}
