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
  /** One per installation, kept for ever once there is one. */
  deviceId(): Promise<string>;
  activeAccount(): Promise<StoredAccount | null>;
  /** The account becomes the active one, with a first sealed record, or nothing is written. */
  adopt(
    account: StoredAccount,
    first: { store: string; record: string; sealed: StoredRecord },
  ): Promise<void>;
  /** Changes the name of an account that is still there. */
  rename(id: string, name: string | null): Promise<void>;
  /** Removes every account and all that was sealed. */
  forget(): Promise<void>;
  readSealed(account: string, store: string, record: string): Promise<StoredRecord | null>;
  /** Writes for an account that is still there; what a sign-out has overtaken is dropped. */
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

/** Every sealed record of one account. */
const recordsOf = (id: string) => IDBKeyRange.bound([id], [id, []]);

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
    deviceId: () =>
      told(async () => {
        const transaction = (await database()).transaction('settings', 'readwrite');
        const known = await transaction.store.get('deviceId');
        const id = known ?? crypto.randomUUID();
        if (known === undefined) await transaction.store.put(id, 'deviceId');
        await transaction.done;
        return id;
      }),
    activeAccount: () =>
      told(async () => {
        const transaction = (await database()).transaction(['settings', 'accounts']);
        const id = await transaction.objectStore('settings').get('activeAccount');
        return id === undefined ? undefined : transaction.objectStore('accounts').get(id);
      }).then((found) => parsed(storedAccount, found)),
    adopt: (account, { store, record, sealed }) =>
      told(async () => {
        const transaction = (await database()).transaction(['settings', 'accounts', 'sealed'], 'readwrite');
        const accounts = transaction.objectStore('accounts');
        const others = (await accounts.getAllKeys()).filter((id) => id !== account.id);
        await Promise.all([
          ...others.map((id) => accounts.delete(id)),
          ...others.map((id) => transaction.objectStore('sealed').delete(recordsOf(id))),
          accounts.put(account),
          transaction.objectStore('sealed').put(sealed, [account.id, store, record]),
          transaction.objectStore('settings').put(account.id, 'activeAccount'),
          transaction.done,
        ]);
      }),
    rename: (id, name) =>
      told(async () => {
        const transaction = (await database()).transaction('accounts', 'readwrite');
        const account = await transaction.store.get(id);
        if (account && account.name !== name) await transaction.store.put({ ...account, name });
        await transaction.done;
      }),
    forget: () =>
      told(async () => {
        const transaction = (await database()).transaction(['settings', 'accounts', 'sealed'], 'readwrite');
        await Promise.all([
          transaction.objectStore('settings').delete('activeAccount'),
          transaction.objectStore('accounts').clear(),
          transaction.objectStore('sealed').clear(),
          transaction.done,
        ]);
      }),
    readSealed: (account, store, record) =>
      told(async () => (await database()).get('sealed', [account, store, record])).then((found) =>
        parsed(sealedRecord, found),
      ),
    writeSealed: (account, store, record, sealed) =>
      told(async () => {
        const transaction = (await database()).transaction(['accounts', 'sealed'], 'readwrite');
        const isThere = (await transaction.objectStore('accounts').getKey(account)) !== undefined;
        if (isThere) await transaction.objectStore('sealed').put(sealed, [account, store, record]);
        await transaction.done;
      }),
  };
}
