import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SessionView } from '../../utils/domain/session.ts';
import { DEMO_PASSWORD, type RunningServer, startServer } from '../server/server.ts';
import { createWorld, localRegion, type World } from './world.ts';

/** Of an account nobody set anything for; milliseconds. */
const LOCK_AFTER = 15 * 60_000;

const KIM = 'kim@northwind.example';
const PETRA = 'petra@harbour.example';

let server: RunningServer;
let world: World;
beforeAll(async () => {
  server = await startServer({ port: 0 });
});
afterAll(() => server.close());
beforeEach(async () => {
  server.reset();
  world = createWorld(server.url);
  await world.signIn(KIM, DEMO_PASSWORD);
});

const view = () => world.get('session.state', {});
const emailOf = (shown: SessionView) => ('account' in shown ? shown.account.email : null);
/** Who is shown in which state, and which accounts open without a password. */
async function standing() {
  const shown = await view();
  const unlocked = shown.accounts.filter(({ isUnlocked }) => isUnlocked);
  return {
    shown: emailOf(shown),
    state: shown.state,
    unlocked: unlocked.map(({ account }) => account.email),
  };
}
async function idOf(email: string): Promise<never> {
  const found = (await view()).accounts.find(({ account }) => account.email === email);
  return found?.account.id as never;
}
const switchTo = async (email: string) => world.get('accounts.switch', { accountId: await idOf(email) });
const providerNames = async () => (await world.get('providers.list', {})).providers.map(({ name }) => name);

async function addPetra(): Promise<void> {
  await world.get('accounts.add', {});
  await world.signIn(PETRA, DEMO_PASSWORD);
}

describe('adding an account', () => {
  it('shows the sign-in while the others stay as they are', async () => {
    await world.get('clients.list', {});
    const shown = await world.get('accounts.add', {});
    expect(shown).toMatchObject({ state: 'signedOut', ended: null });
    expect(shown.accounts.map(({ account, isUnlocked }) => [account.email, isUnlocked])).toEqual([
      [KIM, true],
    ]);
    expect(world.stored()).not.toHaveProperty(['paint.head']);
  });

  it('that is called off goes on where it was', async () => {
    await world.get('clients.list', {});
    await world.get('accounts.add', {});
    expect(emailOf(await world.get('accounts.cancelAdd', {}))).toBe(KIM);
    await expect.poll(() => world.stored()).toHaveProperty(['paint.head']);
  });

  it('works with the new one and keeps the other unlocked', async () => {
    await addPetra();
    expect(await standing()).toEqual({ shown: PETRA, state: 'unlocked', unlocked: [KIM, PETRA] });
    expect(await providerNames()).toEqual(['Harbour IT Partners']);
  });

  it('keeps the one that is open when the sign-in is refused', async () => {
    await world.get('accounts.add', {});
    await world.signIn(PETRA, 'not it');
    expect(emailOf(await world.get('accounts.cancelAdd', {}))).toBe(KIM);
    expect(await standing()).toMatchObject({ state: 'unlocked', unlocked: [KIM] });
  });

  it('does not know the account of another region by its address', async () => {
    await world.get('session.lock', {});
    world.platform.regions = [localRegion(server.url), { ...localRegion(server.url), id: 'eu' }];
    world.killWorker();
    server.faults.set(['kdf-changed']);
    const inEurope = { region: 'eu', email: KIM, password: DEMO_PASSWORD } as const;
    // key stretching that is not that of the account known here does not stop a first sign-in there
    expect(await world.failure('session.signIn', inEurope)).not.toBe('changedKdf');
  });

  it('is refused when a region names an account of another', async () => {
    world.platform.regions = [localRegion(server.url), { ...localRegion(server.url), id: 'eu' }];
    world.killWorker();
    const inEurope = { region: 'eu', email: KIM, password: DEMO_PASSWORD } as const;
    expect(await world.failure('session.signIn', inEurope)).toBe('unexpectedAnswer');
    expect(await standing()).toMatchObject({ shown: KIM, state: 'unlocked' });
  });
});

describe('switching', () => {
  beforeEach(addPetra);

  it('goes from one to the other and back without a password, and takes what pages show along', async () => {
    const { clients } = await world.get('clients.list', {});
    await world.get('context.enter', { clientId: clients[0]?.id as never, asCurrent: true });
    await switchTo(KIM);
    expect(world.toolbar).toBeNull();
    for (const key of ['current', 'contexts']) expect(world.stored()).not.toHaveProperty([key]);
    expect(await standing()).toEqual({ shown: KIM, state: 'unlocked', unlocked: [KIM, PETRA] });
    expect(await providerNames()).toEqual(['Northwind MSP']);
    await switchTo(PETRA);
    expect(await providerNames()).toEqual(['Harbour IT Partners']);
  });

  it('ends the contexts of the account that is left, also after coming back', async () => {
    const { clients } = await world.get('clients.list', {});
    const { token } = await world.get('context.enter', {
      clientId: clients[0]?.id as never,
      asCurrent: true,
    });
    await switchTo(KIM);
    await switchTo(PETRA);
    const asking = world.failure('client.events', { continuation: null }, { context: token });
    expect(await asking).toBe('staleContext');
  });

  it('survives the worker', async () => {
    await switchTo(KIM);
    world.killWorker();
    expect(await standing()).toEqual({ shown: KIM, state: 'unlocked', unlocked: [KIM, PETRA] });
    await switchTo(PETRA);
    expect(await providerNames()).toEqual(['Harbour IT Partners']);
  });

  it('to an account that is locked asks for its password, and leaves the other one open', async () => {
    await world.get('session.lock', {});
    await world.get('session.unlock', { password: DEMO_PASSWORD });
    expect(await standing()).toEqual({ shown: PETRA, state: 'unlocked', unlocked: [PETRA] });
    await switchTo(KIM);
    expect(await standing()).toEqual({ shown: KIM, state: 'locked', unlocked: [PETRA] });
    await world.get('session.unlock', { password: DEMO_PASSWORD });
    expect(await standing()).toEqual({ shown: KIM, state: 'unlocked', unlocked: [KIM, PETRA] });
  });

  it('to an account that is not here changes nothing', async () => {
    const accountId = '00000000-0000-4000-8000-000000000001' as never;
    expect(await world.failure('accounts.switch', { accountId })).toBe('notFound');
    expect(await standing()).toMatchObject({ shown: PETRA, state: 'unlocked' });
  });
});

describe('the lock', () => {
  beforeEach(addPetra);

  it('takes away what opens any account', async () => {
    await world.get('session.lock', {});
    expect(Object.keys(world.stored())).toEqual(['changed']);
    expect(await standing()).toEqual({ shown: PETRA, state: 'locked', unlocked: [] });
    expect(world.alarm).toBeNull();
  });

  it('rings for the account with the least time left, and locks that one alone', async () => {
    const firstToLock = world.now() + LOCK_AFTER;
    world.passTime(60_000);
    await world.get('session.activity', {});
    expect(world.alarm).toBe(firstToLock);
    world.passTime(LOCK_AFTER - 60_000);
    world.killWorker();
    await world.wake();
    expect(JSON.stringify(world.stored())).not.toContain(await idOf(KIM));
    expect(await standing()).toEqual({ shown: PETRA, state: 'unlocked', unlocked: [PETRA] });
    expect(world.alarm).toBe(world.now() + 60_000);
  });

  it('that overtook a parked account is found out by whoever switches to it', async () => {
    world.passTime(60_000);
    await world.get('session.activity', {});
    world.passTime(LOCK_AFTER - 60_000);
    expect(await standing()).toMatchObject({ shown: PETRA, unlocked: [PETRA] });
    await switchTo(KIM);
    expect(await standing()).toMatchObject({ shown: KIM, state: 'locked' });
  });

  it('of the open account that ran out unnoticed takes the parked ones along', async () => {
    world.passTime(60_000);
    await switchTo(KIM);
    world.passTime(LOCK_AFTER);
    await switchTo(PETRA);
    expect(await standing()).toEqual({ shown: PETRA, state: 'locked', unlocked: [] });
  });
});

describe('signing out', () => {
  beforeEach(addPetra);

  it('removes one account and its records, and goes on with another that is unlocked', async () => {
    await world.get('clients.list', {});
    const petra = await idOf(PETRA);
    await world.get('session.signOut', {});
    expect(await standing()).toEqual({ shown: KIM, state: 'unlocked', unlocked: [KIM] });
    expect(await world.platform.disk.account(petra)).toBeNull();
    expect(await world.platform.disk.readSealed(petra, 'refresh-token', '')).toBeNull();
    expect(JSON.stringify(world.stored())).not.toContain(petra);
    expect(await providerNames()).toEqual(['Northwind MSP']);
  });

  it('leaves the account that another window switched to meanwhile', async () => {
    const petra = await idOf(PETRA);
    await switchTo(KIM);
    await world.get('accounts.signOut', { accountId: petra }, { page: 'popup' });
    expect(await standing()).toEqual({ shown: KIM, state: 'unlocked', unlocked: [KIM] });
    expect((await view()).accounts).toHaveLength(1);
  });

  it('goes on with another that is locked when none is open, and ends with none', async () => {
    await world.get('session.lock', {});
    await world.get('session.signOut', {});
    expect(await standing()).toEqual({ shown: KIM, state: 'locked', unlocked: [] });
    world.killWorker();
    await world.get('session.unlock', { password: DEMO_PASSWORD });
    await world.get('session.signOut', {});
    expect(await view()).toMatchObject({ state: 'signedOut', accounts: [] });
    expect(Object.keys(world.stored())).toEqual(['changed']);
  });

  it('by Bitwarden says whose session it was, and going on with another is a choice', async () => {
    server.faults.set(['refresh-refused']);
    world.passTime(61_000);
    expect(await world.failure('providers.checkAgain', {})).toBe('sessionEnded');
    const shown = await view();
    expect(shown).toMatchObject({ state: 'signedOut', ended: 'sessionEnded', email: PETRA });
    expect(shown.accounts.map(({ account }) => account.email)).toEqual([KIM]);
    server.faults.set([]);
    expect(emailOf(await world.get('accounts.cancelAdd', {}))).toBe(KIM);
    expect(await providerNames()).toEqual(['Northwind MSP']);
  });
});
