import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import * as z from 'zod/mini';
import { technicianCount } from '../../../utils/bridge/schemas.ts';
import { CLIENT_COLUMNS, type ClientColumn } from '../../../utils/domain/clientColumns.ts';
import { TAB_MODES, type TabMode } from '../../../utils/domain/vaultTabs.ts';
import { type StoredAccount, type StoredLock, storedAccount, storedLock } from './storedAccount.ts';
import { parsed, told } from './told.ts';

export type { StoredAccount };

export const sealedRecord = z.strictObject({
  version: z.literal(1),
  salt: z.string(),
  nonce: z.string(),
  data: z.string(),
});
export type StoredRecord = z.output<typeof sealedRecord>;

const tabMode = z.enum(TAB_MODES);
/** One that is not known any more is left out. */
const columns = z.pipe(
  z.string(),
  z.transform((text) => CLIENT_COLUMNS.filter((column) => text.split(' ').includes(column))),
);
const technicians = z.pipe(z.pipe(z.string(), z.transform(Number)), technicianCount);

interface Schema extends DBSchema {
  /** Clear by design, and all that is clear: see the allow-list in the tests. */
  settings: {
    key: 'deviceId' | 'activeAccount' | 'technicians' | 'tabMode' | 'addressBarNames' | 'clientColumns';
    value: string;
  };
  accounts: { key: string; value: StoredAccount };
  /** By account. */
  locks: { key: string; value: StoredLock };
  /** Sealed under keys derived from the user key; key is [account, store, record]. */
  sealed: { key: [string, string, string]; value: StoredRecord };
}

export interface Disk {
  /** One per installation, kept for ever once there is one. */
  deviceId(): Promise<string>;
  /** How many are said to share this address with this one; 1 until somebody says. */
  technicians(): Promise<number>;
  keepTechnicians(count: number): Promise<void>;
  /** One tab of the web vault until somebody says otherwise. */
  tabMode(): Promise<TabMode>;
  keepTabMode(mode: TabMode): Promise<void>;
  /** Whether suggestions in the address bar may name clients; no, until somebody says so. */
  showsAddressBarNames(): Promise<boolean>;
  keepAddressBarNames(word: 'shown' | 'hidden'): Promise<void>;
  /** Of the console's table of clients; null until somebody chose. */
  clientColumns(): Promise<ClientColumn[] | null>;
  keepClientColumns(columns: readonly ClientColumn[]): Promise<void>;
  /** Every account known here, by address. One that does not read is reported by whoever works with it. */
  accounts(): Promise<StoredAccount[]>;
  account(id: string): Promise<StoredAccount | null>;
  /** The account worked with last; with none noted, whichever there is. */
  activeAccount(): Promise<StoredAccount | null>;
  /** Its id, which is there also when the account does not read. */
  activeId(): Promise<string | null>;
  /** Notes an account that is still there as the one worked with. */
  activate(id: string): Promise<void>;
  /**
   * The account becomes the active one, with a first sealed record, or nothing is written.
   *
   * @param isNewKey what was sealed for this account before opens no more, and goes
   */
  adopt(
    account: StoredAccount,
    first: { store: string; record: string; sealed: StoredRecord },
    isNewKey: boolean,
  ): Promise<void>;
  /** Changes an account that is still there. */
  revise(id: string, change: (account: StoredAccount) => StoredAccount): Promise<void>;
  readLock(id: string): Promise<StoredLock | null>;
  /** For an account that is still there. */
  writeLock(id: string, lock: StoredLock): Promise<void>;
  /** Removes an account and all that was sealed for it; the others stay. */
  forget(id: string): Promise<void>;
  readSealed(account: string, store: string, record: string): Promise<StoredRecord | null>;
  /** Writes for an account that is still there; what a sign-out has overtaken is dropped. */
  writeSealed(account: string, store: string, record: string, sealed: StoredRecord): Promise<void>;
  /** What stands for a second step on this computer; it outlives a sign-out. */
  readRemembered(name: string): Promise<StoredRecord | null>;
  /** null takes it away. */
  writeRemembered(name: string, sealed: StoredRecord | null): Promise<void>;
}

/** In the place of an account's id, for what belongs to none that is here. */
const NO_ACCOUNT = 'remembered';
const rememberedKey = (name: string): [string, string, string] => [NO_ACCOUNT, '2fa', name];

/** Every sealed record of one account. */
const recordsOf = (id: string) => IDBKeyRange.bound([id], [id, []]);

/** What survives the browser, in IndexedDB. Opened on first use and again after the browser closed it. */
export function createDisk(name = 'switchboard'): Disk {
  let opened: Promise<IDBPDatabase<Schema>> | null = null;

  function database(): Promise<IDBPDatabase<Schema>> {
    opened ??= openDB<Schema>(name, 2, {
      upgrade(db, before) {
        if (before < 1) {
          db.createObjectStore('settings');
          db.createObjectStore('accounts', { keyPath: 'id' });
          db.createObjectStore('sealed');
        }
        if (before < 2) db.createObjectStore('locks');
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

  const setting = (key: Schema['settings']['key']) =>
    told(async () => (await database()).get('settings', key));
  const keepSetting = (key: Schema['settings']['key'], value: string) =>
    told(async () => void (await (await database()).put('settings', value, key)));

  async function activeId(): Promise<string | null> {
    const transaction = (await database()).transaction(['settings', 'accounts']);
    const accounts = transaction.objectStore('accounts');
    const noted = await transaction.objectStore('settings').get('activeAccount');
    if (noted !== undefined && (await accounts.getKey(noted)) !== undefined) return noted;
    return (await accounts.getAllKeys(null, 1))[0] ?? null;
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
    technicians: async () => parsed(technicians, await setting('technicians')) ?? 1,
    keepTechnicians: (count) => keepSetting('technicians', String(count)),
    tabMode: async () => parsed(tabMode, await setting('tabMode')) ?? 'one',
    keepTabMode: (mode) => keepSetting('tabMode', mode),
    showsAddressBarNames: async () => (await setting('addressBarNames')) === 'shown',
    keepAddressBarNames: (word) => keepSetting('addressBarNames', word),
    clientColumns: async () => parsed(columns, await setting('clientColumns')),
    keepClientColumns: (chosen) => keepSetting('clientColumns', chosen.join(' ')),
    accounts: () =>
      told(async () => (await database()).getAll('accounts')).then((all) =>
        all
          .map((found) => storedAccount.safeParse(found).data)
          .filter((account) => account !== undefined)
          .sort((a, b) => a.email.localeCompare(b.email) || a.region.localeCompare(b.region)),
      ),
    account: (id) =>
      told(async () => (await database()).get('accounts', id)).then((found) => parsed(storedAccount, found)),
    activeAccount: () =>
      told(async () => {
        const id = await activeId();
        return id === null ? undefined : (await database()).get('accounts', id);
      }).then((found) => parsed(storedAccount, found)),
    activeId: () => told(activeId),
    activate: (id) =>
      told(async () => {
        const transaction = (await database()).transaction(['settings', 'accounts'], 'readwrite');
        const isThere = (await transaction.objectStore('accounts').getKey(id)) !== undefined;
        if (isThere) await transaction.objectStore('settings').put(id, 'activeAccount');
        await transaction.done;
      }),
    adopt: (account, { store, record, sealed }, isNewKey) =>
      told(async () => {
        const transaction = (await database()).transaction(['settings', 'accounts', 'sealed'], 'readwrite');
        const records = transaction.objectStore('sealed');
        await Promise.all([
          transaction.objectStore('accounts').put(account),
          isNewKey ? records.delete(recordsOf(account.id)) : undefined,
          records.put(sealed, [account.id, store, record]),
          transaction.objectStore('settings').put(account.id, 'activeAccount'),
          transaction.done,
        ]);
      }),
    revise: (id, change) =>
      told(async () => {
        const transaction = (await database()).transaction('accounts', 'readwrite');
        const account = await transaction.store.get(id);
        if (account) await transaction.store.put(change(account));
        await transaction.done;
      }),
    readLock: (id) =>
      told(async () => (await database()).get('locks', id)).then((found) => parsed(storedLock, found)),
    writeLock: (id, lock) =>
      told(async () => {
        const transaction = (await database()).transaction(['accounts', 'locks'], 'readwrite');
        const isThere = (await transaction.objectStore('accounts').getKey(id)) !== undefined;
        if (isThere) await transaction.objectStore('locks').put(lock, id);
        await transaction.done;
      }),
    forget: (id) =>
      told(async () => {
        const stores = ['settings', 'accounts', 'locks', 'sealed'] as const;
        const transaction = (await database()).transaction(stores, 'readwrite');
        const settings = transaction.objectStore('settings');
        const isActive = (await settings.get('activeAccount')) === id;
        await Promise.all([
          isActive ? settings.delete('activeAccount') : undefined,
          transaction.objectStore('accounts').delete(id),
          transaction.objectStore('locks').delete(id),
          transaction.objectStore('sealed').delete(recordsOf(id)),
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
    readRemembered: (name) =>
      told(async () => (await database()).get('sealed', rememberedKey(name))).then((found) =>
        parsed(sealedRecord, found),
      ),
    writeRemembered: (name, sealed) =>
      told(async () => {
        const open = await database();
        if (sealed) await open.put('sealed', sealed, rememberedKey(name));
        else await open.delete('sealed', rememberedKey(name));
      }),
  };
}
