import type { Client } from '../../../utils/domain/clients.ts';
import type { LogEvent } from '../../../utils/domain/events.ts';
import { ALL_FEATURES } from '../../../utils/domain/features.ts';
import { hueOf } from '../../../utils/domain/identity.ts';
import type { AccountId, ClientId, LinkId, ProviderId } from '../../../utils/domain/ids.ts';
import type { Provider } from '../../../utils/domain/providers.ts';
import type { Account, KnownAccount, Region, SessionView } from '../../../utils/domain/session.ts';

/** A GUID that tells its number. */
export const guid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const account: Account = {
  id: guid(800) as AccountId,
  email: 'kim@northwind.example',
  name: 'Kim Larsen',
  region: 'us',
};

export const regions: Region[] = [
  { id: 'us', host: 'bitwarden.com' },
  { id: 'eu', host: 'bitwarden.eu' },
];

export const accounts: KnownAccount[] = [{ account, host: 'bitwarden.com', isUnlocked: true }];
/** The same address in the other region is another account. */
export const european: KnownAccount = {
  account: { ...account, id: guid(810) as AccountId, region: 'eu' },
  host: 'bitwarden.eu',
  isUnlocked: true,
};
export const petra: KnownAccount = {
  account: { ...account, id: guid(811) as AccountId, email: 'petra@harbour.example', name: 'Petra Holm' },
  host: 'bitwarden.com',
  isUnlocked: false,
};

export const signedOut: SessionView = {
  state: 'signedOut',
  regions,
  ended: null,
  email: null,
  accounts: [],
};
export const locked: SessionView = {
  state: 'locked',
  account,
  host: 'bitwarden.com',
  accounts,
  pinTries: null,
  isChanged: false,
  goesOn: false,
};
export const unlocked: SessionView = {
  state: 'unlocked',
  account,
  accounts,
  host: 'bitwarden.com',
  lock: { lastActivity: 0, deadline: Number.MAX_SAFE_INTEGER },
};

export const northwind: Provider = {
  id: guid(900) as ProviderId,
  name: 'Northwind MSP',
  role: 'providerAdmin',
  kind: 'msp',
  status: 'billable',
  enabled: true,
  rules: { items: 'owner', billing: 'consolidated' },
  clientCount: 5,
};

export const harbour: Provider = {
  ...northwind,
  id: guid(901) as ProviderId,
  name: 'Harbour IT Partners',
  role: 'serviceUser',
  clientCount: 1,
};

export function clientOf(number: number, name: string, more: Partial<Client> = {}): Client {
  return {
    id: guid(number) as ClientId,
    linkId: guid(number + 100_000) as LinkId,
    name,
    plan: 'Teams',
    seats: { used: 4, total: 10 },
    trouble: null,
    features: ALL_FEATURES,
    membership: null,
    hue: hueOf(guid(number)),
    code: name.slice(0, 2).toUpperCase(),
    isPinned: false,
    tags: [],
    ...more,
  };
}

export const acme = clientOf(1, 'Acme Legal', { plan: 'Enterprise', seats: { used: 18, total: 25 } });
export const baker = clientOf(2, 'Baker & Sons', { seats: { used: 10, total: 10 } });
export const clover = clientOf(3, 'Clover Dental', { plan: 'Enterprise', seats: { used: 40, total: 60 } });
export const fjord = clientOf(4, 'Fjord Architects', { trouble: 'suspended' });
export const amber = clientOf(5, 'Amber Mutual', { trouble: 'unreadable' });
export const clients = [acme, amber, baker, clover, fjord];

export function manyClients(count: number): Client[] {
  return Array.from({ length: count }, (_, at) => clientOf(at + 1, `Client ${String(at).padStart(5, '0')}`));
}

export function eventOf(key: string, type: number, more: Partial<LogEvent> = {}): LogEvent {
  return {
    key,
    at: Date.now() - 60_000,
    type,
    actor: 'Kim Larsen',
    actorId: account.id,
    object: null,
    objectId: null,
    client: null,
    device: { kind: 'webVault', name: 'Chrome' },
    ip: null,
    ...more,
  };
}
