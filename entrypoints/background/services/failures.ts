import { CryptoError } from '../../../utils/crypto/cryptoError.ts';
import { type Failure, FailureError, type FailureKind } from '../../../utils/domain/failures.ts';
import { WireError } from '../../../utils/wire/wireError.ts';

const BY_WIRE: Record<Exclude<WireError['kind'], 'status'>, FailureKind> = {
  offline: 'offline',
  unreachable: 'unreachable',
  timeout: 'timeout',
  // given up because the session ended under it
  aborted: 'locked',
  tooLarge: 'unexpectedAnswer',
  notJson: 'notBitwarden',
  wrongShape: 'unexpectedAnswer',
};

function ofStatus(error: WireError): Failure {
  const { status } = error;
  if (status === 429) return { kind: 'rateLimited' };
  if (status === 404) return { kind: 'notFound' };
  if (status === 401 || status === 403) return { kind: 'notAllowed', reason: 'unknown' };
  return { kind: status !== null && status >= 500 ? 'serverError' : 'refused' };
}

function ofCrypto({ kind, detail }: CryptoError): Failure {
  if (kind === 'unsupportedType') return { kind: 'unsupportedEncryption', detail: `type ${detail}` };
  if (kind === 'unsupportedAlgorithm')
    return { kind: 'unsupportedEncryption', ...(detail ? { detail } : {}) };
  if (kind === 'weakKdf' || kind === 'costlyKdf') return { kind, ...(detail ? { detail } : {}) };
  return { kind: 'brokenKeys' };
}

/** Any error as one of the closed set; what we did not foresee is `internal` and says nothing more. */
export function toFailure(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  if (error instanceof CryptoError) return ofCrypto(error);
  if (error instanceof WireError)
    return error.kind === 'status' ? ofStatus(error) : { kind: BY_WIRE[error.kind] };
  return { kind: 'internal' };
}
