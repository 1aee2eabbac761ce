import { encodeHtml } from '../html.ts';
import {
  type Account,
  PROVIDER_STATUS,
  PROVIDER_TYPE,
  PROVIDER_USER_STATUS,
  PROVIDER_USER_TYPE,
  type Provider,
  type ProviderStatus,
  type ProviderUser,
} from '../model.ts';
import type { MemberSeed } from './cast.ts';
import { random } from './random.ts';
import { sealToPublicKey } from './seal.ts';

const DAY = 86_400_000;

export interface ProviderSeed {
  name: string;
  billingEmail: string;
  country: string;
  status: keyof typeof PROVIDER_STATUS;
  enabled: boolean;
  type?: keyof typeof PROVIDER_TYPE;
}

/** A provider with its key, which no server ever sees in the clear; here the seed stands in for its admin's browser. */
export interface SeededProvider {
  provider: Provider;
  key: Buffer;
}

export function makeProvider(from: ProviderSeed, seed: number, now: number): SeededProvider {
  const draw = random(seed, 'provider', from.name);
  const status: ProviderStatus = PROVIDER_STATUS[from.status];
  return {
    key: draw.bytes(64),
    provider: {
      id: draw.guid(),
      name: encodeHtml(from.name),
      businessName: encodeHtml(from.name),
      billingEmail: from.billingEmail,
      country: from.country,
      createdAt: now - draw.int(1_500, 1_900) * DAY,
      type: PROVIDER_TYPE[from.type ?? 'msp'],
      status,
      enabled: from.enabled,
      useEvents: true,
    },
  };
}

export function sealProviderKey(
  { provider, key }: SeededProvider,
  account: Account,
  seed: number,
): string | null {
  if (!account.keys) return null;
  return sealToPublicKey(key, account.keys.publicKey, random(seed, 'provider key', provider.id, account.id));
}

/** The rows of a provider's people; who is confirmed holds the provider key, unless the provider is not set up yet. */
export function makePeople(
  seeded: SeededProvider,
  members: readonly MemberSeed[],
  accounts: ReadonlyMap<string, Account>,
  seed: number,
): ProviderUser[] {
  return members.map(({ email, role, status }) => {
    const account = status === 'invited' ? undefined : accounts.get(email);
    const holdsKey = status === 'confirmed' && seeded.provider.status !== PROVIDER_STATUS.pending;
    return {
      id: random(seed, 'provider user', seeded.provider.id, email).guid(),
      providerId: seeded.provider.id,
      accountId: account?.id ?? null,
      email: account ? null : email,
      type: PROVIDER_USER_TYPE[role],
      status: PROVIDER_USER_STATUS[status],
      key: account && holdsKey ? sealProviderKey(seeded, account, seed) : null,
    };
  });
}
