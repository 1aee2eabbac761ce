import type * as z from 'zod/mini';
import { type Bytes, fromUtf8, utf8 } from '../../../utils/crypto/bytes.ts';
import { openRecord, sealRecord } from '../../../utils/crypto/localRecord.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import type { Disk, StoredRecord } from './disk.ts';

export interface SealedValue<T> {
  /** null when nothing was kept. Throws `storageBroken` when what is kept does not open: it is reported, never recreated. */
  read(account: string, userKey: Bytes, record?: string): Promise<T | null>;
  write(account: string, userKey: Bytes, value: T, record?: string): Promise<void>;
  /** Sealed and not yet written, for a transaction with others. */
  seal(account: string, userKey: Bytes, value: T, record?: string): Promise<SealedEntry>;
}

export interface SealedEntry {
  store: string;
  record: string;
  sealed: StoredRecord;
}

/** One kind of record at rest, sealed under a key derived from the user key (security.md section 2). */
export function sealedValue<T>(disk: Disk, store: string, schema: z.ZodMiniType<T, unknown>): SealedValue<T> {
  async function seal(account: string, userKey: Bytes, value: T, record = ''): Promise<SealedEntry> {
    const plain = utf8(JSON.stringify(value));
    return { store, record, sealed: await sealRecord(userKey, store, { account, store, record }, plain) };
  }

  return {
    async read(account, userKey, record = '') {
      const sealed = await disk.readSealed(account, store, record);
      if (!sealed) return null;
      try {
        const plain = await openRecord(userKey, store, { account, store, record }, sealed);
        return schema.parse(JSON.parse(fromUtf8(plain)));
      } catch {
        throw new FailureError('storageBroken');
      }
    },
    async write(account, userKey, value, record = '') {
      const { sealed } = await seal(account, userKey, value, record);
      await disk.writeSealed(account, store, record, sealed);
    },
    seal,
  };
}
