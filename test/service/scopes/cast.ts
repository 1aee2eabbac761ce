import type { Disk, StoredAccount, StoredRecord } from '../../../entrypoints/background/stores/disk.ts';
import {
  createRecords,
  type KeptClient,
  type KeptProvider,
} from '../../../entrypoints/background/stores/records.ts';
import type { Secrets } from '../../../entrypoints/background/stores/secrets.ts';
import { randomBytes, toBase64 } from '../../../utils/crypto/bytes.ts';
import { seal } from '../../../utils/crypto/encString.ts';
import { deriveMasterKey, type Kdf } from '../../../utils/crypto/kdf.ts';
import { stretch } from '../../../utils/crypto/masterKey.ts';
import type { ListedClient } from '../../../utils/domain/clients.ts';
import { hueOf } from '../../../utils/domain/identity.ts';
import type { AccountId, ClientId, LinkId, ProviderId } from '../../../utils/domain/ids.ts';
import type { Provider } from '../../../utils/domain/providers.ts';

export const PASSWORD = 'correct horse battery staple';
export const START = 1_700_000_000_000;
/** The least the product derives with. */
const KDF: Kdf = { kind: 'pbkdf2', iterations: 5_000 };
const LONG = 24 * 3_600_000;

const guid = <T>(kind: number, number: number) =>
  `${String(kind).repeat(8)}-0000-4000-8000-${String(number).padStart(12, '0')}` as T;

/** One technician works for two providers, a second account for a third; two clients each. */
const SHAPE = [
  { account: 0, providers: [0, 1] },
  { account: 1, providers: [2] },
];
export const CLIENTS_EACH = 2;

export interface CastProvider {
  id: ProviderId;
  account: AccountId;
  clients: ClientId[];
}

export const accountIds = SHAPE.map(({ account }) => guid<AccountId>(1, account));
export const providers: CastProvider[] = SHAPE.flatMap(({ account, providers: numbers }) =>
  numbers.map((number) => ({
    id: guid<ProviderId>(2, number),
    account: guid<AccountId>(1, account),
    clients: Array.from({ length: CLIENTS_EACH }, (_, at) => guid<ClientId>(3, number * CLIENTS_EACH + at)),
  })),
);
export const linkOf = (client: ClientId): LinkId => client.replace('33333333', '44444444') as LinkId;

const toProvider = ({ id, clients }: CastProvider): Provider => ({
  id,
  name: `Provider ${id}`,
  role: 'providerAdmin',
  kind: 'msp',
  status: 'billable',
  enabled: true,
  rules: { items: 'owner', billing: 'consolidated' },
  clientCount: clients.length,
});

const toClient = (id: ClientId): ListedClient => ({
  id,
  linkId: linkOf(id),
  name: `Client ${id}`,
  plan: 'Teams',
  seats: { used: 1, total: 2 },
  trouble: null,
  features: 0,
  membership: null,
  hue: hueOf(id),
  code: id.slice(-2),
});

/** What storage holds of both accounts, unlocked, at the beginning of every story. */
export interface Beginning {
  accounts: StoredAccount[];
  sealed: Map<string, StoredRecord>;
  secrets: Secrets[];
}

export const sealedKey = (account: string, store: string, record: string) => `${account}/${store}/${record}`;

async function makeAccount(id: AccountId, email: string, beginning: Beginning): Promise<void> {
  const userKey = randomBytes(64);
  const wrappingKey = await stretch(await deriveMasterKey(PASSWORD, email, KDF));
  beginning.accounts.push({
    id,
    email,
    name: email,
    region: 'local',
    kdf: KDF,
    salt: email,
    wrappedUserKey: await seal(userKey, wrappingKey),
    wrappedPrivateKey: '2.AAAA',
  });
  const own = providers.filter(({ account }) => account === id);
  const kept = own.map((each): KeptProvider => ({ provider: toProvider(each), wrappedKey: null }));
  const writeSealed = async (account: string, store: string, record: string, sealed: StoredRecord) =>
    void beginning.sealed.set(sealedKey(account, store, record), sealed);
  const records = createRecords({ writeSealed } as unknown as Disk);
  await records.refreshToken.write(id, userKey, `refresh ${id}`);
  await records.profile.write(id, userKey, { providers: kept, notSetUp: false, chosen: own[0]?.id ?? null });
  for (const { id: providerId, clients } of own) {
    const list = clients.map(
      (client): KeptClient => ({ client: toClient(client), wrappedKey: null, memberKey: null }),
    );
    await records.clients.write(id, userKey, { syncedAt: START, clients: list }, providerId);
  }
  beginning.secrets.push({
    accountId: id,
    region: 'local',
    userKey: toBase64(userKey),
    access: { token: `access ${id}`, expiresAt: START + LONG },
    refreshToken: `refresh ${id}`,
    refreshedAt: START,
    lock: { lastActivity: START, deadline: START + 15 * 60_000 },
    settings: { timeout: 'minutes15', action: 'lock' },
    era: `era ${id}`,
    epoch: 1,
    providerId: null,
  });
}

let made: Promise<Beginning> | null = null;

/** Made once: what is derived and sealed is the same for every story. */
export function beginning(): Promise<Beginning> {
  made ??= (async () => {
    const begun: Beginning = { accounts: [], sealed: new Map(), secrets: [] };
    for (const [at, id] of accountIds.entries()) await makeAccount(id, `${'ab'[at]}@msp.example`, begun);
    return begun;
  })();
  return made;
}
