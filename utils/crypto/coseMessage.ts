import { type Bytes, concat, toHex, utf8 } from './bytes.ts';
import { bytesOf, fieldsOf, fromCbor } from './cbor.ts';
import type { CoseKey } from './coseKey.ts';
import { CryptoError } from './cryptoError.ts';
import { type CoseSlot, partsFor } from './slots.ts';

/** What a message calls an RSA private key inside. */
export const PKCS8 = 284;

/** alg, content type, kid */
const HEADER_LABELS = [1, 3, 4];
const NONCE_LABEL = 5;
const NONCE_BYTES = 24;

interface Message {
  algorithm: unknown;
  content: unknown;
  keyId: Bytes;
  nonce: Bytes;
  data: Bytes;
  /** The header exactly as it came: written anew it might be other bytes than were authenticated. */
  header: Bytes;
}

/** COSE_Encrypt0 (RFC 9052 section 5.2): header, what is not protected, data. @throws CryptoError */
function parseMessage(body: Bytes): Message {
  const parts = fromCbor(body);
  if (!Array.isArray(parts) || parts.length !== 3) throw new CryptoError('malformed');
  const header = bytesOf(parts[0]);
  const [algorithm, content, keyId] = fieldsOf(fromCbor(header), HEADER_LABELS);
  const [nonce] = fieldsOf(parts[1], [NONCE_LABEL]);
  return {
    algorithm,
    content,
    keyId: bytesOf(keyId),
    nonce: bytesOf(nonce, NONCE_BYTES),
    data: bytesOf(parts[2]),
    header,
  };
}

/** An array of three (RFC 8949 section 3): a text of eight letters, a string of bytes, an empty one. */
const ARRAY_OF_3 = 0x83;
const TEXT_OF_8 = 0x68;
const NO_BYTES = 0x40;

/** How a string of bytes begins: its kind with its length, in the shortest form there is. */
const headOf = (length: number): number[] =>
  length < 24 ? [0x40 + length] : length < 256 ? [0x58, length] : [0x59, length >> 8, length & 255];

/**
 * Enc_structure (RFC 9052 section 5.3), what is authenticated beside the data. It is the only CBOR written here, so it
 * is written by hand: the library's writer would be a twentieth of the worker.
 *
 * @param header less than 64 KiB
 * @throws CryptoError `malformed`: a header longer than that
 */
export function additionalData(header: Bytes): Bytes {
  if (header.length > 0xffff) throw new CryptoError('malformed');
  const head = [ARRAY_OF_3, TEXT_OF_8, ...utf8('Encrypt0'), ...headOf(header.length)];
  return concat(new Uint8Array(head), header, new Uint8Array([NO_BYTES]));
}

/**
 * Opens a type 7 EncString. The key decides the algorithm, the slot what may be inside.
 * @throws CryptoError `unsupportedType` with the type as detail, `malformed`, `wrongLength`, and `wrongKey` when the
 *   message is for another key or was changed on the way
 */
export async function openMessage(
  slot: CoseSlot,
  text: string,
  key: CoseKey,
  content: number | string,
): Promise<Bytes> {
  const [body] = partsFor(slot, text);
  if (!body) throw new CryptoError('malformed');
  const message = parseMessage(body);
  if (message.algorithm !== key.algorithm || toHex(message.keyId) !== toHex(key.id)) {
    throw new CryptoError('wrongKey');
  }
  if (message.content !== content) throw new CryptoError('malformed');
  return key.open(message.nonce, message.data, additionalData(message.header));
}
