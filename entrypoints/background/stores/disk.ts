import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import * as z from 'zod/mini';
import { accountId, regionId } from '../../../utils/bridge/schemas.ts';
import { FailureError } from '../../../utils/domain/failures.ts';

const kdf = z.union([
  z.strictObject({ kind: z.literal('pbkdf2'), iterations: z.int() }),
  z.strictObject({
    kind: z.literal('argon2id'),
    iterations: z.int(),
    memory: z.int(),
    parallelism: z.int(),
  }),
]);

const storedAccount = z.strictObject({
  id: accountId,
  email: z.string(),
  name: z.nullable(z.string()),
  region: regionId,
  kdf,
  salt: z.string(),
  /** As the server sent them: useless without the master password. */
  wrappedUserKey: z.string(),
  wrappedPrivateKey: z.string(),
});
export type StoredAccount = z.output<typeof storedAccount>;

const sealedRecord = z.strictObject({
  version: z.literal(1),
  salt: z.string(),
  nonce: z.string(),
  data: z.string(),
});
export type StoredRecord = z.output<typeof sealedRecord>;

interface Schema extends DBSchema {
  /** Clear by design, and all that is clear: see the allow-list in the tests. */
  settings: { key: 'deviceId' | 'activeAccount'; value: string };
  accounts: { key: string; value: StoredAccount };
  /** Sealed under keys derived from the user key; key is [account, store, record]. */
  sealed: { key: [string, string, string]; value: StoredRecord };
}

export interface Disk {
  readSetting(key: Schema['settings']['key']): Promise<string | null>;
  writeSetting(key: Schema['settings']['key'], value: string | null): Promise<void>;
  readAccount(id: string): Promise<StoredAccount | null>;
  writeAccount(account: StoredAccount): Promise<void>;
  /** Removes the account and all that was sealed for it. */
  removeAccount(id: string): Promise<void>;
  readSealed(account: string, store: string, record: string): Promise<StoredRecord | null>;
  writeSealed(account: string, store: string, record: string, sealed: StoredRecord): Promise<void>;
}

/** Storage errors as the sentences a technician can act on. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const full = error instanceof DOMException && error.name === 'QuotaExceededError';
    throw new FailureError(full ? 'storageFull' : 'storageBroken');
  }
}

function parsed<T>(schema: z.ZodMiniType<T, unknown>, value: unknown): T | null {
  if (value === undefined) return null;
  const result = schema.safeParse(value);
  if (!result.success) throw new FailureError('storageBroken');
  return result.data;
}

/** What survives the browser, in IndexedDB. Opened on first use and again after the browser closed it. */
export function createDisk(name = 'switchboard'): Disk {
  let opened: Promise<IDBPDatabase<Schema>> | null = null;

  function database(): Promise<IDBPDatabase<Schema>> {
    opened ??= openDB<Schema>(name, 1, {
      upgrade(db) {
        db.createObjectStore('settings');
        db.createObjectStore('accounts', { keyPath: 'id' });
        db.createObjectStore('sealed');
      },
      terminated() {
        opened = null;
      },
    }).catch((error) => {
      opened = null;
      throw error;
    });
    return opened;
  }

  return {
    readSetting: (key) => told(async () => parsed(z.string(), await (await database()).get('settings', key))),
    writeSetting: (key, value) =>
      told(async () => {
        const db = await database();
        if (value === null) await db.delete('settings', key);
        else await db.put('settings', value, key);
      }),
    readAccount: (id) =>
      told(async () => (await database()).get('accounts', id)).then((found) => parsed(storedAccount, found)),
    writeAccount: (account) => told(async () => void (await (await database()).put('accounts', account))),
    removeAccount: (id) =>
      told(async () => {
        const transaction = (await database()).transaction(['accounts', 'sealed'], 'readwrite');
        await Promise.all([
          transaction.objectStore('accounts').delete(id),
          transaction.objectStore('sealed').delete(IDBKeyRange.bound([id], [id, []])),
          transaction.done,
        ]);
      }),
    readSealed: (account, store, record) =>
      told(async () => (await database()).get('sealed', [account, store, record])).then((found) =>
        parsed(sealedRecord, found),
      ),
    writeSealed: (account, store, record, sealed) =>
      told(async () => void (await (await database()).put('sealed', sealed, [account, store, record]))),
  };
}
