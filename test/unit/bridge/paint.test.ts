import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packClients, unpackClients } from '../../../utils/bridge/paint.ts';
import type { Client } from '../../../utils/domain/clients.ts';
import { ALL_FEATURES } from '../../../utils/domain/features.ts';
import { HUES } from '../../../utils/domain/identity.ts';
import { MEMBER_GRANTS, MEMBER_ROLES, MEMBER_STATUSES } from '../../../utils/domain/memberships.ts';

const anyClient = fc.record({
  id: fc.uuid(),
  linkId: fc.uuid(),
  name: fc.string(),
  plan: fc.string(),
  seats: fc.record({ used: fc.nat(), total: fc.option(fc.nat()) }),
  trouble: fc.constantFrom(null, 'suspended', 'unreadable'),
  features: fc.nat(ALL_FEATURES),
  membership: fc.option(
    fc.record({
      role: fc.constantFrom(...MEMBER_ROLES),
      status: fc.constantFrom(...MEMBER_STATUSES),
      grants: fc.nat(2 ** MEMBER_GRANTS.length - 1),
    }),
  ),
  hue: fc.constantFrom(...HUES),
  code: fc.string({ maxLength: 2 }),
  isPinned: fc.boolean(),
  tags: fc.array(fc.string(), { maxLength: 3 }),
}) as unknown as fc.Arbitrary<Client>;

describe('the painted list', () => {
  it('gives back whatever was put into it', () => {
    fc.assert(
      fc.property(fc.array(anyClient, { maxLength: 20 }), (clients) => {
        expect(unpackClients('stamp', packClients('stamp', clients))).toEqual(clients);
      }),
    );
  });

  it('belongs to the head with its stamp', () => {
    expect(unpackClients('other', packClients('stamp', []))).toBeNull();
  });

  it('takes seven more characters for the rights in a client without a membership', () => {
    const [client] = fc.sample(anyClient, 1);
    if (!client) throw new Error('There is no client.');
    const plain = { ...client, features: ALL_FEATURES, membership: null };
    const bits = `,${ALL_FEATURES},0`;
    expect(packClients('', [plain])).toContain(bits);
    expect(bits.length).toBeLessThanOrEqual(8);
  });
});
