import type * as z from 'zod/mini';
import type { ProviderScope } from './scope.ts';

export type ServiceHost = 'api' | 'identity' | 'events';

/** What to ask, as data; `http.ts` knows how. */
export interface WireRequest<T> {
  host: ServiceHost;
  /** For whom, where the path names a provider or a client; checked again right before it leaves. */
  scope?: ProviderScope;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  query?: Record<string, string>;
  /** Bitwarden records that this was asked: it leaves once, whatever becomes of it. */
  leavesTrace?: true;
  body?: { json: unknown } | { form: Record<string, string> };
  schema: z.ZodMiniType<T, unknown>;
  /** Most bytes an answer may have. */
  maxBytes: number;
}

export const KILOBYTE = 1_024;
export const MEGABYTE = 1_024 * KILOBYTE;
