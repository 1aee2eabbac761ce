/**
 * - `malformed`: not in the expected form, whatever the key
 * - `unsupportedType`: an EncString type its slot does not allow; `detail` is the number
 * - `unsupportedAlgorithm`: a key of a kind we do not know; `detail` is `kty` or `alg` and the number
 * - `wrongKey`: MAC, tag or padding do not fit: another key, or changed on the way
 * - `wrongLength`: the right form, but not the right number of bytes
 * - `weakKdf`, `costlyKdf`: outside the bounds of `kdf.ts`
 */
export type CryptoErrorKind =
  | 'malformed'
  | 'unsupportedType'
  | 'unsupportedAlgorithm'
  | 'wrongKey'
  | 'wrongLength'
  | 'weakKdf'
  | 'costlyKdf';

/** The only error this folder throws. Neither the message nor `detail` ever holds input, key or plain text. */
export class CryptoError extends Error {
  readonly kind: CryptoErrorKind;
  readonly detail: string | undefined;

  constructor(kind: CryptoErrorKind, detail?: string) {
    super(detail === undefined ? kind : `${kind}: ${detail}`);
    this.name = 'CryptoError';
    this.kind = kind;
    this.detail = detail;
  }
}
