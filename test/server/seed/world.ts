import { type Clock, SYSTEM_CLOCK } from '../clock.ts';
import type { Account, ProviderUser } from '../model.ts';
import type { WorldOptions } from '../options.ts';
import type { Insider, World } from '../world.ts';
import { makeHolder } from './accounts.ts';
import { makeBilling } from './billing.ts';
import {
  ACCOUNTS,
  extraPeople,
  FJORDLINE_PEOPLE,
  HARBOUR_PEOPLE,
  LEAST,
  type MemberSeed,
  NORTHWIND_PEOPLE,
  PBKDF2,
  PENDING_PEOPLE,
} from './cast.ts';
import {
  ATLAS_CLIENTS,
  type ClientSeed,
  FJORDLINE_CLIENTS,
  HARBOUR_CLIENTS,
  LICENCE_HOUSE_CLIENTS,
  LOOSE_ORGANIZATIONS,
  NORTHWIND_CLIENTS,
} from './clientNames.ts';
import { clientSeeds, makeClients, type SeededClient } from './clients.ts';
import { seededAudit } from './logs.ts';
import { DIRECT_MEMBERS, makeMembers } from './members.ts';
import { ATLAS_PEOPLE, LICENCE_HOUSE_PEOPLE, OTHER_KINDS_ACCOUNTS } from './otherKinds.ts';
import { makePlans } from './plans.ts';
import { makePolicies } from './policies.ts';
import {
  makePeople,
  makeProvider,
  type ProviderSeed,
  type SeededProvider,
  sealProviderKey,
} from './providers.ts';
import { random } from './random.ts';
import { seal } from './seal.ts';

/** One provider with everything that is its own. */
export interface Cast {
  seeded: SeededProvider;
  people: ProviderUser[];
  clients: SeededClient[];
  /** Rows its log starts with. */
  events: number;
}

/**
 * The demo world, the same for the same options apart from dates: a large and a small provider that differ in
 * billing, a suspended one, one that is not set up yet, one of each other kind, direct memberships of clients, and
 * accounts for every answer a sign-in can get.
 */
export function createWorld(options: WorldOptions, now: number, clock: Clock = SYSTEM_CLOCK): World {
  const { seed } = options;
  const extra = extraPeople(Math.max(0, options.people - NORTHWIND_PEOPLE.length));
  const holders = [...ACCOUNTS, ...OTHER_KINDS_ACCOUNTS, ...extra.accounts].map((account, index) =>
    makeHolder(account, index, { seed, now, usual: options.kdf === 'least' ? LEAST : PBKDF2 }),
  );
  const accounts = holders.map(({ account }) => account);
  const byEmail = new Map(accounts.map((account) => [account.email, account]));

  function cast(
    from: ProviderSeed,
    members: readonly MemberSeed[],
    clients: readonly ClientSeed[],
    events: number,
  ): Cast {
    const seeded = makeProvider(from, seed, now);
    const billing = from.status === 'billable' ? 'consolidated' : 'separate';
    const withKeys = from.type !== 'reseller';
    return {
      seeded,
      people: makePeople(seeded, members, byEmail, seed),
      clients: makeClients(seeded.provider, seeded.key, clients, { seed, now, billing, withKeys }),
      events,
    };
  }

  const status = options.billing === 'consolidated' ? 'billable' : 'created';
  const northwindPeople = [...NORTHWIND_PEOPLE, ...extra.members].slice(0, options.people);
  const northwindClients = clientSeeds(NORTHWIND_CLIENTS, options.clients, seed);
  const provider = (name: string, billingEmail: string, rest: Partial<ProviderSeed> = {}): ProviderSeed => {
    return { name, billingEmail, country: 'GB', status: 'created', enabled: true, ...rest };
  };
  const casts = [
    cast(
      provider('Northwind MSP', 'billing@northwind.example', { status }),
      northwindPeople,
      northwindClients,
      options.events,
    ),
    cast(
      provider('Harbour IT Partners', 'office@harbour.example'),
      HARBOUR_PEOPLE,
      HARBOUR_CLIENTS,
      options.events >> 2,
    ),
    cast(
      provider('Fjordline Services', 'post@fjordline.example', {
        country: 'NO',
        status: 'billable',
        enabled: false,
      }),
      FJORDLINE_PEOPLE,
      FJORDLINE_CLIENTS,
      options.events >> 4,
    ),
    cast(
      provider('Meadow Cloud Services', 'olga@pending.example', { status: 'pending' }),
      PENDING_PEOPLE,
      [],
      0,
    ),
    cast(
      provider('Licence House', 'sales@licences.example', { type: 'reseller' }),
      LICENCE_HOUSE_PEOPLE,
      LICENCE_HOUSE_CLIENTS,
      options.events >> 4,
    ),
    cast(
      provider('Atlas Group IT', 'it@atlas.example', { type: 'businessUnit', status: 'billable' }),
      ATLAS_PEOPLE,
      ATLAS_CLIENTS,
      options.events >> 4,
    ),
  ];
  const clients = [...casts.flatMap((one) => one.clients), ...makeLoose(seed, now)];

  const plans = casts.flatMap((one) =>
    makePlans(
      one.seeded.provider,
      one.clients.map(({ client }) => client),
      seed,
    ),
  );

  return {
    accounts,
    providers: casts.map(({ seeded }) => seeded.provider),
    providerUsers: casts.flatMap(({ people }) => people),
    plans,
    billing: makeBilling(
      casts.map(({ seeded }) => seeded.provider),
      clients.map(({ client }) => client),
      plans,
      { seed, now },
    ),
    clients: clients.map(({ client }) => client),
    members: makeMembers(DIRECT_MEMBERS, clients, byEmail, seed),
    policies: makePolicies(clients, seed, now),
    audit: seededAudit(casts, options, now, clock),
    sealProviderKey: (providerId, account) => sealFor(casts, providerId, account, seed),
    insider: makeInsider(casts),
    ownDevice: (account) => {
      const holder = holders.find((one) => one.account === account);
      if (!holder) throw new Error('Nobody holds the keys of this account.');
      return holder;
    },
  };
}

/** Organizations that pay by themselves and that no provider has. */
function makeLoose(seed: number, now: number): SeededClient[] {
  const nobody: ProviderSeed = {
    name: 'Nobody',
    billingEmail: 'kim@northwind.example',
    country: 'GB',
    status: 'created',
    enabled: true,
  };
  const { provider, key } = makeProvider(nobody, seed, now);
  const made = makeClients(provider, key, LOOSE_ORGANIZATIONS, { seed, now, billing: 'separate' });
  for (const { client } of made) Object.assign(client, { providerId: null, key: null });
  return made;
}

function makeInsider(casts: readonly Cast[]): Insider {
  const find = (clientId: string) => {
    for (const { seeded, clients } of casts) {
      const found = clients.find(({ client }) => client.id === clientId);
      if (found) return { providerKey: seeded.key, clientKey: found.key };
    }
    throw new Error('Nobody holds the key of this client.');
  };
  return {
    wrapClientKey: (clientId, bytes) => seal(bytes, find(clientId).providerKey, random('insider', clientId)),
    sealText: (clientId, text) => seal(text, find(clientId).clientKey, random('insider', clientId, text)),
  };
}

function sealFor(casts: readonly Cast[], providerId: string, account: Account, seed: number): string {
  const found = casts.find(({ seeded }) => seeded.provider.id === providerId);
  const key = found ? sealProviderKey(found.seeded, account, seed) : null;
  if (key === null) throw new Error('There is no key to seal for this provider and account.');
  return key;
}
