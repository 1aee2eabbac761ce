import { encodeHtml } from '../html.ts';
import {
  type Client,
  type Collection,
  ORGANIZATION_STATUS,
  type Owner,
  type Plan,
  type Provider,
} from '../model.ts';
import { type ClientSeed, COLLECTION_NAMES, madeUpName } from './clientNames.ts';
import { keyPair } from './keyPairs.ts';
import { type Random, random } from './random.ts';
import { seal } from './seal.ts';

const DAY = 86_400_000;

/** Clients of a provider that pays for them are billed monthly; others have their own yearly plan. */
export const PLANS: Record<'consolidated' | 'separate', Record<ClientSeed['tier'], Plan>> = {
  consolidated: {
    teams: { name: 'Teams (Monthly)', planType: 17, tier: 2 },
    enterprise: { name: 'Enterprise (Monthly)', planType: 19, tier: 3 },
  },
  separate: {
    teams: { name: 'Teams (Annually)', planType: 18, tier: 2 },
    enterprise: { name: 'Enterprise (Annually)', planType: 20, tier: 3 },
  },
};

export interface ClientsOptions {
  seed: number;
  now: number;
  billing: 'consolidated' | 'separate';
  /** Links of a reseller carry none. */
  withKeys?: boolean;
}

/** A client with its key, which no server ever sees in the clear. */
export interface SeededClient {
  client: Client;
  key: Buffer;
}

/** The named clients first, then made-up ones, `count` in all. */
export function clientSeeds(named: readonly ClientSeed[], count: number, seed: number): ClientSeed[] {
  return Array.from(
    { length: count },
    (_, index) => named[index] ?? madeUpClient(index - named.length, seed),
  );
}

function madeUpClient(index: number, seed: number): ClientSeed {
  const draw = random(seed, 'made-up client', index);
  const seats = draw.int(3, 120);
  return {
    name: madeUpName(index),
    tier: draw.chance(0.4) ? 'enterprise' : 'teams',
    seats,
    occupied: draw.int(1, seats),
  };
}

function splitMembers(occupied: number, draw: Random): Client['members'] {
  if (occupied === 0) return { invited: 0, accepted: 0, confirmed: 0 };
  const waiting = Math.min(occupied - 1, draw.int(0, 3));
  const invited = draw.int(0, Math.max(0, waiting));
  return { invited, accepted: Math.max(0, waiting) - invited, confirmed: occupied - Math.max(0, waiting) };
}

/** One in most clients, more in large ones. */
function makeOwners({ trouble, occupied }: ClientSeed, index: number): Owner[] {
  if (trouble === 'halfMade') return [];
  const owner = (name: string, status: Owner['status']): Owner => ({
    email: `${name}@client-${index + 1}.example`,
    status,
  });
  if (trouble === 'ownerless') return [owner('owner', 'accepted')];
  return ['owner', ...(occupied > 20 ? ['second.owner'] : [])].map((name) => owner(name, 'confirmed'));
}

function makeCollections(clientKey: Buffer, draw: Random): Collection[] {
  const [first, ...rest] = COLLECTION_NAMES;
  const count = draw.int(3, 8);
  const start = draw.int(0, rest.length - 1);
  const names = Array.from({ length: count - 1 }, (_, at) => rest[(start + at) % rest.length] ?? first);
  // At least one lies in another, as far as names can tell.
  if (!names.some((name) => name.includes('/'))) names[0] = 'IT/Network';
  return [first, ...names].map((name) => ({
    id: draw.guid(),
    name: seal(name, clientKey, draw),
    externalId: null,
  }));
}

/** Client organizations with their keys under the provider key. */
export function makeClients(
  provider: Provider,
  providerKey: Buffer,
  seeds: readonly ClientSeed[],
  { seed, now, billing, withKeys = true }: ClientsOptions,
): SeededClient[] {
  return seeds.map((client, index) => {
    const draw = random(seed, 'client', provider.name, index);
    const clientKey = draw.bytes(64);
    const wrappingKey = client.trouble === 'unreadable' ? draw.bytes(64) : providerKey;
    const createdAt = now - draw.int(40, 1_500) * DAY;
    let collections: Collection[] | null = null;
    const made: Client = {
      id: draw.guid(),
      linkId: draw.guid(),
      providerId: provider.id,
      status:
        billing === 'consolidated' && client.trouble !== 'halfMade'
          ? ORGANIZATION_STATUS.managed
          : ORGANIZATION_STATUS.created,
      key: withKeys ? seal(clientKey, wrappingKey, draw) : null,
      name: encodeHtml(client.name),
      plan: PLANS[billing][client.tier],
      lacks: client.lacks ?? [],
      seats: client.seats,
      members: splitMembers(client.occupied, draw),
      owners: makeOwners(client, index),
      enabled: client.trouble !== 'suspended',
      billingEmail: provider.billingEmail,
      createdAt,
      revisedAt: createdAt + draw.int(0, 39) * DAY,
      publicKey: keyPair(index + 5).publicKey,
      collections: () => {
        collections ??= makeCollections(clientKey, random(seed, 'collections', provider.name, index));
        return collections;
      },
    };
    return { client: made, key: clientKey };
  });
}
