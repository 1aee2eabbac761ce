import type * as z from 'zod/mini';
import type { Scope } from './scope.ts';

export type ServiceHost = 'api' | 'identity' | 'events';

/** What rows of an answer are, for the person who is told that some were dropped. */
export type RowKind = 'clients' | 'collections' | 'events' | 'people' | 'policies';

/** An answer without what belongs to somebody else. */
export interface Sifted<T> {
  own: T;
  /** How many rows named another provider or client than the one asked for. */
  dropped: number;
  of: RowKind;
}

/** What to ask, as data; `http.ts` knows how. Whatever names a provider or a client is made by `scoped.ts`. */
export interface WireRequest<T> {
  readonly host: ServiceHost;
  /** For whom, where the request names a provider or a client; looked at again right before each fetch. */
  readonly scope?: Scope;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: { readonly json: unknown } | { readonly form: Record<string, string> };
  /** Bitwarden records that this was asked: it leaves once, whatever becomes of it. */
  readonly leavesTrace?: true;
  /** The answer is text of its own kind, and is not read as JSON. */
  readonly isText?: true;
  readonly schema: z.ZodMiniType<T, unknown>;
  /** Takes out what the answer holds of others than the scope names. */
  sift?(answer: T): Sifted<T>;
  /** Most bytes an answer may have. */
  readonly maxBytes: number;
}

export const KILOBYTE = 1_024;
export const MEGABYTE = 1_024 * KILOBYTE;
