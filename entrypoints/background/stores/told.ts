import type * as z from 'zod/mini';
import { FailureError } from '../../../utils/domain/failures.ts';

/** Storage errors as the sentences a technician can act on. */
export async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const full = error instanceof DOMException && error.name === 'QuotaExceededError';
    throw new FailureError(full ? 'storageFull' : 'storageBroken');
  }
}

/** What was kept, as it must be; null when nothing was. */
export function parsed<T>(schema: z.ZodMiniType<T, unknown>, value: unknown): T | null {
  if (value === undefined) return null;
  const result = schema.safeParse(value);
  if (!result.success) throw new FailureError('storageBroken');
  return result.data;
}
