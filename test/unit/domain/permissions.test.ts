import { describe, expect, it } from 'vitest';
import { ALL_FEATURES } from '../../../utils/domain/features.ts';
import { type Membership, packGrants } from '../../../utils/domain/memberships.ts';
import {
  type Actor,
  type Capability,
  type ClientFacts,
  decide,
  PERMISSION_AREAS,
  PERMISSIONS,
  type Verdict,
} from '../../../utils/domain/permissions.ts';
import { CLIENT_MATRIX, PROVIDER_MATRIX, REASON_OF, readMatrix } from './matrix.ts';

const CAPABILITIES = Object.keys(PERMISSIONS) as Capability[];

const ADMIN: Actor = {
  role: 'providerAdmin',
  kind: 'msp',
  status: 'billable',
  enabled: true,
  rules: { items: 'owner', billing: 'consolidated' },
};
const separate = { status: 'created', rules: { items: 'owner', billing: 'separate' } } as const;
const reading = { rules: { items: 'read', billing: 'consolidated' } } as const;

const bothRoles = (name: string, actor: Partial<Actor>): [string, Actor][] => [
  [name ? `A/${name}` : 'A', { ...ADMIN, ...actor }],
  [name ? `S/${name}` : 'S', { ...ADMIN, ...actor, role: 'serviceUser' }],
];

const PROVIDERS = new Map<string, Actor>([
  ...bothRoles('', {}),
  ...bothRoles('sep', separate),
  ...bothRoles('res', { ...separate, kind: 'reseller' }),
  ...bothRoles('new', { ...separate, status: 'pending' }),
  ...bothRoles('sus', { enabled: false }),
]);

const CLIENT: ClientFacts = { trouble: null, features: ALL_FEATURES, membership: null };
const member = (role: Membership['role'], more: Partial<Membership> = {}): ClientFacts => ({
  ...CLIENT,
  membership: { role, status: 'confirmed', grants: 0, ...more },
});
const READER: Actor = { ...ADMIN, ...reading, role: 'serviceUser' };

const SITUATIONS = new Map<string, [Actor, ClientFacts]>([
  ['A', [{ ...ADMIN, ...reading }, CLIENT]],
  ['S', [READER, CLIENT]],
  ['A=', [ADMIN, CLIENT]],
  ['S=', [{ ...ADMIN, role: 'serviceUser' }, CLIENT]],
  ['Owner', [READER, member('owner')]],
  ['Admin', [READER, member('admin')]],
  ['User', [READER, member('user')]],
  ['Custom', [READER, member('custom', { grants: packGrants(() => true) })]],
  ['Revoked', [READER, member('owner', { status: 'revoked' })]],
  ['csus', [ADMIN, { ...CLIENT, trouble: 'suspended' }]],
  ['key', [ADMIN, { ...CLIENT, trouble: 'unreadable' }]],
  ['plan', [ADMIN, { ...CLIENT, features: 0 }]],
  ['psus', [{ ...ADMIN, enabled: false }, CLIENT]],
  ['sep', [{ ...ADMIN, ...separate }, CLIENT]],
]);

const wordOf = (verdict: Verdict): string => {
  if (verdict.allowed) return '+';
  return Object.entries(REASON_OF).find(([, reason]) => reason === verdict.reason)?.[0] ?? verdict.reason;
};

const providerMatrix = readMatrix(PROVIDER_MATRIX);
const clientMatrix = readMatrix(CLIENT_MATRIX);

describe('the permission table', () => {
  it('has the rights of the reference, each in one area, and no other', () => {
    const known = [...providerMatrix.keys(), ...clientMatrix.keys()];
    expect([...CAPABILITIES].sort()).toEqual(known.sort());
    expect(Object.values(PERMISSION_AREAS).flatMap(Object.keys).sort()).toEqual([...CAPABILITIES].sort());
  });

  it.each([...providerMatrix])('decides %s as the reference has it', (right, words) => {
    const decided = [...words.keys()].map((situation) => {
      const actor = PROVIDERS.get(situation);
      return [situation, actor && wordOf(decide(actor, right as Capability))];
    });
    expect(Object.fromEntries(decided)).toEqual(Object.fromEntries(words));
  });

  it.each([...providerMatrix])('decides %s for a business unit as for a service provider', (right, words) => {
    for (const [situation, actor] of PROVIDERS) {
      if (actor.kind !== 'msp') continue;
      const verdict = decide({ ...actor, kind: 'businessUnit' }, right as Capability);
      expect(wordOf(verdict)).toBe(words.get(situation));
    }
  });

  it.each([...clientMatrix])('decides %s as the reference has it', (right, words) => {
    const decided = [...words.keys()].map((situation) => {
      const [actor, client] = SITUATIONS.get(situation) ?? [];
      return [situation, actor && wordOf(decide(actor, right as Capability, client))];
    });
    expect(Object.fromEntries(decided)).toEqual(Object.fromEntries(words));
  });

  it('keeps a direct member’s rights while the provider, but not the client, is suspended', () => {
    const actor = { ...READER, enabled: false };
    expect(decide(actor, 'client.items.edit', member('owner'))).toEqual({ allowed: true });
    expect(decide(actor, 'client.items.edit', { ...member('owner'), trouble: 'suspended' }).allowed).toBe(
      false,
    );
    expect(decide(actor, 'client.items.edit', CLIENT)).toEqual({
      allowed: false,
      reason: 'providerSuspended',
    });
  });

  it('keeps Owners and Admins out of items where the client’s settings do', () => {
    for (const role of ['owner', 'admin'] as const) {
      const verdict = decide(READER, 'client.items.edit', { ...member(role), features: 0 });
      expect(verdict).toEqual({ allowed: false, reason: 'membershipTooLow' });
    }
  });

  it.each(['editAnyCollection', 'accessImportExport'] as const)(
    'lets a custom role with %s do what that grants, and nothing else of a member',
    (given) => {
      const client = member('custom', { grants: packGrants((grant) => grant === given) });
      expect(decide(READER, 'client.items.edit', client).allowed).toBe(given === 'editAnyCollection');
      expect(decide(READER, 'client.items.serverExport', client).allowed).toBe(
        given === 'accessImportExport',
      );
    },
  );

  it.each(['invited', 'accepted', 'staged', 'revoked'] as const)(
    'gives a membership that is %s no rights',
    (status) => {
      const client = member('owner', { status });
      expect(decide(READER, 'client.items.edit', client)).toEqual({
        allowed: false,
        reason: 'membershipNotActive',
      });
    },
  );
});
