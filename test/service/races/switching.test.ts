import { beforeEach, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../server/server.ts';
import { createGate, holdSealed, KIM, nextTurn, PETRA, secretsOf, useScene } from './gate.ts';

const scene = useScene();
const ids: Record<string, never> = {};

beforeEach(async () => {
  const { world } = scene;
  for (const email of [PETRA, KIM]) {
    await world.get('accounts.add', {});
    await world.signIn(email, DEMO_PASSWORD);
  }
  for (const { account } of (await world.get('session.state', {})).accounts)
    ids[account.email] = account.id as never;
  await world.get('clients.list', {});
});

const switchTo = (email: string) => scene.world.get('accounts.switch', { accountId: ids[email] as never });
async function shown(): Promise<string> {
  const view = await scene.world.get('session.state', {});
  return 'account' in view ? `${view.state} ${view.account.email}` : view.state;
}
const providerNames = async () =>
  (await scene.world.get('providers.list', {})).providers.map(({ name }) => name);

describe('two windows that switch at once', () => {
  it('end in one account, whole', async () => {
    await switchTo(PETRA);
    await Promise.all([switchTo(KIM), switchTo(PETRA), switchTo(KIM)]);
    expect(await shown()).toBe(`unlocked ${KIM}`);
    expect(await providerNames()).toEqual(['Northwind MSP']);
    await switchTo(PETRA);
    expect(await providerNames()).toEqual(['Harbour IT Partners']);
  });
});

describe('a lock', () => {
  it('that comes during a switch has the last word over both accounts', async () => {
    const { world } = scene;
    const gate = createGate();
    const { activate } = world.platform.disk;
    world.platform.disk.activate = async (id) => {
      await gate.pass();
      await activate(id);
    };
    const switching = switchTo(PETRA);
    await gate.reached;
    const locking = world.get('session.lock', {});
    await nextTurn();
    gate.open();
    await Promise.all([switching, locking]);
    expect(await shown()).toBe(`locked ${PETRA}`);
    await expect.poll(() => Object.keys(world.stored())).toEqual(['changed']);
    expect((await world.get('session.state', {})).accounts.every(({ isUnlocked }) => !isUnlocked)).toBe(true);
  });
});

describe('a worker that dies', () => {
  /** Stops at the given call of a method for ever: what follows it never happens. */
  function dieAt(owner: object, method: string, before: boolean): Promise<void> {
    const gate = createGate();
    const all = owner as Record<string, (...args: unknown[]) => Promise<unknown>>;
    const original = all[method] as (...args: unknown[]) => Promise<unknown>;
    all[method] = async (...args) => {
      if (!before) await original.call(owner, ...args);
      all[method] = original;
      await gate.pass();
    };
    return gate.reached;
  }

  it.each([
    ['before the disk knows', 'disk', 'activate', true],
    ['when the disk knows', 'disk', 'activate', false],
    ['before the secrets change places', 'session', 'set', true],
    ['when the secrets have changed places', 'session', 'set', false],
  ] as const)(
    '%s leaves one of the two open, whole, and the other unlocked',
    async (_, where, method, before) => {
      const { world } = scene;
      const died = dieAt(world.platform[where], method, before);
      void switchTo(PETRA);
      await died;
      world.killWorker();
      await world.wake();
      const [provider] = await providerNames();
      expect([`${await shown()} at ${provider}`]).toContain(
        provider === 'Northwind MSP'
          ? `unlocked ${KIM} at Northwind MSP`
          : `unlocked ${PETRA} at Harbour IT Partners`,
      );
      const { accounts } = await world.get('session.state', {});
      expect(accounts.map(({ isUnlocked }) => isUnlocked)).toEqual([true, true]);
      expect((await world.get('clients.list', {})).clients.length).toBeGreaterThan(0);
    },
  );
});

describe('an answer for the account that was left', () => {
  it('is not shown under the next', async () => {
    const { world } = scene;
    world.killWorker();
    const gate = holdSealed(world.platform.disk, 'readSealed', 'profile');
    const asking = world.ask('providers.list', {});
    await gate.reached;
    await switchTo(PETRA);
    gate.open();
    expect(JSON.stringify(await asking)).not.toContain('Northwind');
    expect(await providerNames()).toEqual(['Harbour IT Partners']);
  });

  it('is kept for nobody else when a list comes late', async () => {
    const { world, network } = scene;
    const gate = network.hold((url) => url.includes('/api/sync'));
    const refreshing = world.ask('clients.refresh', {});
    await gate.reached;
    await switchTo(PETRA);
    gate.open();
    expect((await refreshing).ok).toBe(false);
    expect(await providerNames()).toEqual(['Harbour IT Partners']);
    await switchTo(KIM);
    expect((await world.get('clients.list', {})).clients).toHaveLength(24);
  });

  it('with new tokens gives them to that account and to no other', async () => {
    const { world, network } = scene;
    const gate = createGate();
    network.onRequest(async (url, init) => {
      if (!String(init.body).includes('grant_type=refresh_token')) return undefined;
      const answer = (await (await fetch(url, init)).json()) as object;
      await gate.pass();
      return Response.json({ ...answer, refresh_token: 'renewed' });
    });
    const renewing = world.ask('providers.checkAgain', {});
    await gate.reached;
    await switchTo(PETRA);
    const petras = secretsOf(world).refreshToken;
    gate.open();
    await renewing;
    expect(secretsOf(world).refreshToken).toBe(petras);
    await switchTo(KIM);
    expect(secretsOf(world).refreshToken).toBe('renewed');
  });

  it('that refuses to renew ends no session of the next', async () => {
    const { world, network, server } = scene;
    server.faults.set(['refresh-refused']);
    const gate = createGate();
    network.onRequest(async (url, init) => {
      if (!String(init.body).includes('grant_type=refresh_token')) return undefined;
      const answer = await fetch(url, { ...init, signal: null });
      await gate.pass();
      return answer;
    });
    const renewing = world.ask('providers.checkAgain', {});
    await gate.reached;
    await switchTo(PETRA);
    gate.open();
    expect((await renewing).ok).toBe(false);
    expect(await shown()).toBe(`unlocked ${PETRA}`);
  });
});

describe('a sign-in', () => {
  it('that a person turned away from opens nothing when it is answered', async () => {
    const { world, network } = scene;
    await world.get('accounts.add', {});
    const gate = network.hold((url) => url.includes('/connect/token'));
    const signingIn = world.signIn('mia@northwind.example', DEMO_PASSWORD);
    await gate.reached;
    await world.get('accounts.cancelAdd', {});
    gate.open();
    expect(await signingIn).toEqual({ ok: false, failure: { kind: 'interrupted' } });
    expect(await shown()).toBe(`unlocked ${KIM}`);
    expect((await world.get('session.state', {})).accounts).toHaveLength(2);
  });
});
