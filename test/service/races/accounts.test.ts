import { beforeEach, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../server/server.ts';
import { createGate, holdSealed, KIM, PETRA, secretsOf, useScene } from './gate.ts';

const scene = useScene();
const signIn = (email: string) => scene.world.signIn(email, DEMO_PASSWORD);
const providerNames = async () => {
  const { providers } = await scene.world.get('providers.list', {});
  return providers.map(({ name }) => name);
};

beforeEach(async () => {
  await signIn(KIM);
  await scene.world.get('clients.list', {});
});

describe('what one account sees', () => {
  it('is gone when another signs in over it', async () => {
    const { world } = scene;
    const { clients } = await world.get('clients.list', {});
    await world.get('context.enter', { clientId: clients[0]?.id as never, asCurrent: true });
    await signIn(PETRA);
    expect(world.toolbar).toBeNull();
    for (const key of ['current', 'contexts', 'paint.head']) expect(world.stored()).not.toHaveProperty([key]);
    expect(await providerNames()).toEqual(['Harbour IT Partners']);
  });

  it('is not shown to the next when it is written during the sign-out', async () => {
    const { world } = scene;
    const gate = holdSealed(world.platform.disk, 'writeSealed', 'profile');
    const refreshing = world.ask('clients.refresh', {});
    await gate.reached;
    await world.get('session.signOut', {});
    await signIn(PETRA);
    gate.open();
    await refreshing;
    expect(await providerNames()).toEqual(['Harbour IT Partners']);
  });

  it('is not shown to the next when it is read during the sign-out', async () => {
    const { world } = scene;
    world.killWorker();
    const gate = holdSealed(world.platform.disk, 'readSealed', 'profile');
    const asking = world.ask('providers.list', {});
    await gate.reached;
    await world.get('session.signOut', {});
    await signIn(PETRA);
    gate.open();
    expect(JSON.stringify(await asking)).not.toContain('Northwind');
    expect(await providerNames()).toEqual(['Harbour IT Partners']);
  });

  it('is no answer any more once another has signed in, whenever that happens', async () => {
    const { world } = scene;
    const { session } = world.platform;
    const { get } = session;

    /**
     * Asks, while the other signs in at the given reading of the secrets; null: there were fewer. What the worker reads
     * behind its answer counts too, and then the answer may be the one before.
     */
    async function answerWithSignInAt(
      moment: number,
      other: string,
    ): Promise<{ text: string; isAfter: boolean } | null> {
      let readings = 0;
      const begun: Promise<unknown>[] = [];
      let isSignedIn = false;
      session.get = async (key) => {
        if (key === 'secrets' && readings++ === moment) {
          begun.push(signIn(other));
          await begun[0];
          isSignedIn = true;
        }
        return get(key);
      };
      const answer = await world.ask('providers.list', {});
      const isAfter = isSignedIn;
      session.get = get;
      await Promise.all(begun);
      return begun.length > 0 ? { text: JSON.stringify(answer), isAfter } : null;
    }

    let [mine, other] = [
      { email: KIM, provider: 'Northwind MSP' },
      { email: PETRA, provider: 'Harbour IT Partners' },
    ];
    let after = 0;
    for (let moment = 0; ; moment++) {
      const answer = await answerWithSignInAt(moment, other.email);
      if (answer === null) {
        expect(after).toBeGreaterThan(2);
        break;
      }
      if (answer.isAfter) {
        after++;
        expect(answer.text, `with a sign-in at ${moment}`).not.toContain(mine.provider);
      }
      [mine, other] = [other, mine];
      expect(await providerNames()).toEqual([mine.provider]);
    }
  });
});

describe('a request of one account', () => {
  it.each([
    ['failed', 503],
    ['was denied', 401],
  ])('that %s is not sent again in the name of the next', async (_, status) => {
    const { world, network } = scene;
    const gate = network.hold((url) => url.endsWith('/api/events'), status);
    const asking = world.failure('account.events', { continuation: null });
    await gate.reached;
    await world.get('session.signOut', {});
    await signIn(PETRA);
    const before = network.asked('/api/events');
    gate.open();
    expect(await asking).toBe('staleContext');
    expect(network.asked('/api/events')).toBe(before);
  });

  it('for new tokens does not give them to the next', async () => {
    const { world, network } = scene;
    const gate = createGate();
    network.onRequest(async (url, init) => {
      if (!String(init.body).includes('grant_type=refresh_token')) return undefined;
      const text = await (await fetch(url, init)).text();
      await gate.pass();
      return new Response(text);
    });
    const renewing = world.ask('providers.checkAgain', {});
    await gate.reached;
    await signIn(PETRA);
    const { access, refreshToken } = secretsOf(world);
    gate.open();
    await renewing;
    expect(secretsOf(world)).toMatchObject({ access, refreshToken });
  });
});
