import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../server/server.ts';
import { askAgain, getWith, signIn } from './asking.ts';

const BOUND = 'pia@northwind.example';
const FREE = 'ada@northwind.example';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ clients: 3, events: 10 });
});
beforeEach(() => server.reset());
afterAll(() => server.close());

const syncOf = async (email: string) =>
  (await getWith(server, (await signIn(server, email)).access_token)('/sync')).body;

describe('policies of an organization', () => {
  it('reach its direct member in sync', async () => {
    const { policies, policiesNew, profile } = await syncOf(BOUND);
    const [organization] = profile.organizations;
    expect(policies).toMatchObject([
      { object: 'policy', type: 1, enabled: true, data: { minLength: 14, enforceOnLogin: true } },
      { object: 'policy', type: 9, enabled: true, data: { type: 'custom', minutes: 15, action: 'lock' } },
      { object: 'policy', type: 14, enabled: true, data: null },
    ]);
    for (const { organizationId } of policies) expect(organizationId).toBe(organization.id);
    expect(policiesNew).toEqual(policies);
  });

  it('reach nobody who only manages it as a provider user', async () => {
    expect((await syncOf('jonas@harbour.example')).policies).toEqual([]);
    expect((await syncOf('petra@harbour.example')).policies).toEqual([]);
  });

  it('bind who was accepted in the newer list only', async () => {
    const account = server.state.accountByEmail(BOUND);
    const [direct] = server.state.directMemberships(account?.id ?? '');
    if (direct) direct.member.status = 1;
    const { policies, policiesNew } = await syncOf(BOUND);
    expect([policies.length, policiesNew.length]).toEqual([0, 3]);
  });

  it('can be changed and added', async () => {
    server.setPolicy(BOUND, 14, false);
    server.setPolicy(BOUND, 9, true, { type: 'immediately', minutes: 480, action: 'logOut' });
    server.setPolicy(BOUND, 10, true);
    const { policies } = await syncOf(BOUND);
    const byType = Object.fromEntries(
      policies.map(({ type, enabled, data }: { type: number; enabled: boolean; data: unknown }) => [
        type,
        { enabled, data },
      ]),
    );
    expect(byType).toMatchObject({
      9: { enabled: true, data: { type: 'immediately' } },
      10: { enabled: true, data: null },
      14: { enabled: false },
    });
    expect(() => server.setPolicy('nora@nowhere.example', 14, true)).toThrow('Nobody has the address');
  });
});

describe('what the master password must be', () => {
  const EMPTY = { Object: 'masterPasswordPolicy' };
  const RULES = {
    MinComplexity: 3,
    MinLength: 14,
    RequireLower: true,
    RequireUpper: false,
    RequireNumbers: false,
    RequireSpecial: false,
    EnforceOnLogin: true,
    Object: 'masterPasswordPolicy',
  };

  it('is said at each sign-in, empty where nothing is asked', async () => {
    expect((await signIn(server, BOUND)).MasterPasswordPolicy).toEqual(RULES);
    expect((await signIn(server, FREE)).MasterPasswordPolicy).toEqual(EMPTY);
  });

  it('is said with the challenge of the second step as well', async () => {
    const account = server.state.accountByEmail(BOUND);
    if (account) account.twoStep = { email: BOUND };
    expect((await askAgain(server, BOUND, {})).body.MasterPasswordPolicy).toEqual(RULES);
  });

  it('is nothing while the policy is off', async () => {
    server.setPolicy(BOUND, 1, false);
    expect((await signIn(server, BOUND)).MasterPasswordPolicy).toEqual(EMPTY);
  });
});
