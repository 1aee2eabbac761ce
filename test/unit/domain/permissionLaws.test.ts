import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_FEATURES } from '../../../utils/domain/features.ts';
import { MEMBER_GRANTS, MEMBER_ROLES, MEMBER_STATUSES } from '../../../utils/domain/memberships.ts';
import {
  type Actor,
  type Capability,
  type ClientFacts,
  DENIAL_REASONS,
  decide,
  PERMISSIONS,
} from '../../../utils/domain/permissions.ts';

const CAPABILITIES = Object.keys(PERMISSIONS) as Capability[];

const anyCapability = fc.constantFrom(...CAPABILITIES);
const anyActor: fc.Arbitrary<Actor> = fc.record({
  role: fc.constantFrom('providerAdmin', 'serviceUser'),
  kind: fc.constantFrom('msp', 'reseller', 'businessUnit'),
  status: fc.constantFrom('pending', 'created', 'billable'),
  enabled: fc.boolean(),
  rules: fc.record({
    items: fc.constantFrom('owner', 'read'),
    billing: fc.constantFrom('consolidated', 'separate'),
  }),
});
const anyMembership = fc.option(
  fc.record({
    role: fc.constantFrom(...MEMBER_ROLES),
    status: fc.constantFrom(...MEMBER_STATUSES),
    grants: fc.nat(2 ** MEMBER_GRANTS.length - 1),
  }),
);
const anyClient: fc.Arbitrary<ClientFacts> = fc.record({
  trouble: fc.constantFrom(null, 'suspended', 'unreadable'),
  features: fc.nat(ALL_FEATURES),
  membership: anyMembership,
});
const anyClientOrNone = fc.option(anyClient);

/** Holds for whatever may be asked about. */
function always(law: (actor: Actor, capability: Capability, client: ClientFacts | null) => void): void {
  fc.assert(fc.property(anyActor, anyCapability, anyClientOrNone, law), { numRuns: 3_000 });
}

/** Whoever may in the lesser case may in the greater one. */
const atMost = (lesser: boolean, greater: boolean) => expect(lesser && !greater).toBe(false);

describe('whatever is asked', () => {
  it('is answered with yes or a reason that has a sentence', () => {
    always((actor, capability, client) => {
      const verdict = decide(actor, capability, client);
      if (!verdict.allowed) expect(DENIAL_REASONS).toContain(verdict.reason);
    });
  });

  it('changes nothing that it was asked with', () => {
    always((actor, capability, client) => {
      const before = JSON.stringify([actor, client]);
      decide(actor, capability, client);
      expect(JSON.stringify([actor, client])).toBe(before);
    });
  });
});

describe('what is unknown', () => {
  it('may nothing: no provider', () => {
    always((_, capability, client) => {
      expect(decide(null, capability, client)).toEqual({ allowed: false, reason: 'unknown' });
    });
  });

  const anyWord = fc.oneof(
    fc.string(),
    fc.constantFrom('__proto__', 'constructor', 'toString', 'clients.write', 'owner', ''),
  );

  it('may nothing: a capability that is not in the table', () => {
    fc.assert(
      fc.property(anyActor, anyWord, anyClientOrNone, (actor, word, client) => {
        fc.pre(!Object.hasOwn(PERMISSIONS, word));
        expect(decide(actor, word as Capability, client)).toEqual({ allowed: false, reason: 'unknown' });
      }),
    );
  });

  it.each(['role', 'kind', 'status'] as const)('may nothing: another %s, membership or not', (field) => {
    fc.assert(
      fc.property(anyActor, anyWord, anyCapability, anyClientOrNone, (actor, word, capability, client) => {
        const asked = { ...actor, [field]: word } as Actor;
        expect(decide(asked, capability, client)).toEqual({ allowed: false, reason: 'unknown' });
      }),
    );
  });

  it('may nothing inside a client when no client is named', () => {
    const inside = CAPABILITIES.filter((capability) => capability.startsWith('client.'));
    fc.assert(
      fc.property(anyActor, fc.constantFrom(...inside), (actor, capability) => {
        expect(decide(actor, capability).allowed).toBe(false);
      }),
    );
  });

  it('counts for the stricter: other rules and other troubles', () => {
    always((actor, capability, client) => {
      const rules = { items: 'all', billing: 'none' } as unknown as Actor['rules'];
      const strictest = decide({ ...actor, rules }, capability, client).allowed;
      for (const items of ['owner', 'read'] as const) {
        for (const billing of ['consolidated', 'separate'] as const)
          atMost(strictest, decide({ ...actor, rules: { items, billing } }, capability, client).allowed);
      }
      if (!client) return;
      const odd = { ...client, trouble: 'odd' as unknown as 'suspended' };
      const suspended = { ...client, trouble: 'suspended' as const };
      atMost(decide(actor, capability, odd).allowed, decide(actor, capability, suspended).allowed);
    });
  });
});

describe('less never allows more', () => {
  it('a suspended provider than one that is not', () => {
    always((actor, capability, client) => {
      const may = (enabled: boolean) => decide({ ...actor, enabled }, capability, client).allowed;
      atMost(may(false), may(true));
    });
  });

  it('a client in trouble than one without', () => {
    always((actor, capability, client) => {
      if (!client) return;
      const may = (trouble: ClientFacts['trouble']) =>
        decide(actor, capability, { ...client, trouble }).allowed;
      atMost(may('suspended'), may(null));
      atMost(may('unreadable'), may(null));
    });
  });

  it('reading items than managing them', () => {
    always((actor, capability, client) => {
      const may = (items: 'owner' | 'read') =>
        decide({ ...actor, rules: { ...actor.rules, items } }, capability, client).allowed;
      atMost(may('read'), may('owner'));
    });
  });

  it('a Service User than a Provider Admin', () => {
    always((actor, capability, client) => {
      const may = (role: Actor['role']) => decide({ ...actor, role }, capability, client).allowed;
      atMost(may('serviceUser'), may('providerAdmin'));
    });
  });

  it('a plan with fewer features than one with all', () => {
    always((actor, capability, client) => {
      if (!client) return;
      const may = (features: number) => decide(actor, capability, { ...client, features }).allowed;
      atMost(may(client.features), may(ALL_FEATURES));
    });
  });

  it('no membership, or an ended one, than a confirmed one', () => {
    always((actor, capability, client) => {
      if (!client?.membership) return;
      const { membership } = client;
      const confirmed = { ...client, membership: { ...membership, status: 'confirmed' as const } };
      const may = decide(actor, capability, confirmed).allowed;
      atMost(decide(actor, capability, { ...client, membership: null }).allowed, may);
      atMost(decide(actor, capability, client).allowed, may);
    });
  });
});
