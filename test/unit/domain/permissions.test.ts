import { describe, expect, it } from 'vitest';
import { type Capability, decide, PERMISSIONS } from '../../../utils/domain/permissions.ts';

const admin = { role: 'providerAdmin', enabled: true } as const;
const service = { role: 'serviceUser', enabled: true } as const;
const client = { trouble: null } as const;

const verdictWord = (verdict: ReturnType<typeof decide>) => (verdict.allowed ? 'yes' : verdict.reason);

/** capability: Provider Admin, Service User, both suspended, suspended client, unreadable client */
const TABLE: Record<Capability, [string, string, string, string, string, string]> = {
  'clients.read': ['yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
  'people.manage': ['yes', 'providerAdminOnly', 'yes', 'providerAdminOnly', 'yes', 'yes'],
  'events.read': ['yes', 'providerAdminOnly', 'yes', 'providerAdminOnly', 'yes', 'yes'],
  'account.events.read': ['yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
  'client.open': ['yes', 'yes', 'providerSuspended', 'providerSuspended', 'clientSuspended', 'yes'],
  'client.events.read': ['yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
  'client.collections.read': [
    'yes',
    'yes',
    'providerSuspended',
    'providerSuspended',
    'clientSuspended',
    'clientUnreadable',
  ],
  'client.vault.open': [
    'yes',
    'yes',
    'providerSuspended',
    'providerSuspended',
    'clientSuspended',
    'clientUnreadable',
  ],
};

describe('the permission table', () => {
  it('has a row here for every capability', () => {
    expect(Object.keys(TABLE).sort()).toEqual(Object.keys(PERMISSIONS).sort());
  });

  it.each(Object.entries(TABLE) as [Capability, string[]][])('decides %s', (capability, expected) => {
    const asked = [
      decide(admin, capability, client),
      decide(service, capability, client),
      decide({ ...admin, enabled: false }, capability, client),
      decide({ ...service, enabled: false }, capability, client),
      decide(admin, capability, { trouble: 'suspended' }),
      decide(admin, capability, { trouble: 'unreadable' }),
    ];
    expect(asked.map(verdictWord)).toEqual(expected);
  });

  it('says no without a provider', () => {
    for (const capability of Object.keys(PERMISSIONS) as Capability[]) {
      expect(decide(null, capability, client)).toEqual({ allowed: false, reason: 'unknown' });
    }
  });

  it('says no inside a client when no client is named', () => {
    expect(decide(admin, 'client.vault.open')).toEqual({ allowed: false, reason: 'unknown' });
  });

  it.each(['__proto__', 'constructor', 'toString', 'clients.write', ''])(
    'says no to the capability %j',
    (name) => {
      expect(decide(admin, name as Capability, client)).toEqual({ allowed: false, reason: 'unknown' });
    },
  );
});
