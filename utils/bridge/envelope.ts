import type { Failure } from '../domain/failures.ts';
import type { OperationName } from './contract.ts';

/** What a page sends. `document` tells two tabs of the same page apart where the browser gives no documentId. */
export interface Envelope {
  v: 1;
  id: string;
  op: OperationName;
  document: string;
  /** The provider this document shows; what is done for another one meanwhile is not what the person sees. */
  provider: string | null;
  /** The context token of the client this document works in; null outside of one. */
  context: string | null;
  input: unknown;
}

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export const succeed = <T>(value: T): Result<T> => ({ ok: true, value });
export const fail = (failure: Failure): Result<never> => ({ ok: false, failure });
