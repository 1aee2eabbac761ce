import { describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../server/server.ts';
import { isShown } from '../isShown.ts';
import { PETRA, secretsOf } from '../races/gate.ts';
import { eachDeath } from './eachDeath.ts';
import { expire, goOn, signIn, stateOf, tokensAsked, useDeaths } from './scene.ts';

const scene = useDeaths();
const unlock = () => scene.world.ask('session.unlock', { password: DEMO_PASSWORD });

describe('a worker killed at each step of', () => {
  it('a sign-in leaves a whole session or none, and asks for tokens once', async () => {
    const steps = await eachDeath(scene, {
      before: async () => undefined,
      act: () => signIn(scene),
      async after() {
        await stateOf(scene);
        expect(tokensAsked(scene)).toBeLessThanOrEqual(1);
        expect(scene.network.asked('/prelogin')).toBeLessThanOrEqual(1);
        await goOn(scene);
      },
    });
    expect(steps).toContain('/identity/connect/token is answered');
    expect(steps).toContain('session: set secrets');
  });

  it('the sign-in of a second account leaves the first one open, or both', async () => {
    await eachDeath(scene, {
      async before() {
        await signIn(scene, PETRA);
        await scene.world.get('clients.list', {});
        await scene.world.get('accounts.add', {});
      },
      act: () => signIn(scene),
      async after() {
        const { accounts } = await scene.world.get('session.state', {});
        expect(accounts.find(({ account }) => account.email === PETRA)?.isUnlocked).toBe(true);
        expect(tokensAsked(scene)).toBeLessThanOrEqual(1);
        await scene.world.get('accounts.cancelAdd', {});
        await goOn(scene);
      },
    });
  });

  it('an unlock leaves it locked or open, and asks no server', async () => {
    await eachDeath(scene, {
      async before() {
        await signIn(scene);
        await scene.world.get('clients.list', {});
        await scene.world.get('session.lock', {});
      },
      act: unlock,
      async after() {
        expect(await stateOf(scene)).not.toBe('signedOut');
        expect(scene.network.sent).toEqual([]);
        await goOn(scene);
      },
    });
  });

  it.each(['lock', 'signOut'] as const)('a %s leaves nothing of the session in sight', async (how) => {
    await eachDeath(scene, {
      async before() {
        await signIn(scene);
        const { clients } = await scene.world.get('clients.list', {});
        await scene.world.get('context.enter', { clientId: clients[0]?.id as never, asCurrent: true });
        await isShown(scene.world);
      },
      act: () => scene.world.ask(`session.${how}`, {}),
      async after(steps) {
        const state = await stateOf(scene);
        if (steps.some((step) => step.startsWith('session: remove secrets')))
          expect(state).not.toBe('unlocked');
        if (state !== 'unlocked') await expect.poll(() => scene.world.toolbar).toBeNull();
        await goOn(scene);
      },
    });
  });
});

describe('a worker killed at each step of a refresh', () => {
  const isRenewed = (steps: readonly string[]) => steps.includes('session: set secrets');

  it.each([
    ['of an access token that ran out', 'clients.refresh'],
    ['that a person asked for', 'providers.checkAgain'],
  ] as const)('%s keeps the session, and asks again only for what did not come', async (_, op) => {
    await eachDeath(scene, {
      async before() {
        await signIn(scene);
        await scene.world.get('clients.list', {});
        await expire(scene);
      },
      act: () => scene.world.ask(op, {}),
      async after(steps) {
        expect(tokensAsked(scene)).toBeLessThanOrEqual(1);
        expect(await stateOf(scene)).toBe('unlocked');
        await scene.world.get('clients.refresh', {});
        const again = tokensAsked(scene) - (steps.includes('/identity/connect/token leaves') ? 1 : 0);
        expect(again).toBe(isRenewed(steps) ? 0 : 1);
        await goOn(scene);
      },
    });
  });

  it('that changed the refresh token loses none that was heard', async () => {
    await eachDeath(scene, {
      async before() {
        await signIn(scene);
        await scene.world.get('clients.list', {});
        await expire(scene);
        let [spoken, issued] = [secretsOf(scene.world).refreshToken, secretsOf(scene.world).refreshToken];
        // a server that voids a refresh token with its first use; Bitwarden's is used again
        scene.network.onRequest(async (url, init) => {
          const form = new URLSearchParams(String(init.body));
          if (form.get('grant_type') !== 'refresh_token') return undefined;
          if (form.get('refresh_token') !== spoken)
            return Response.json({ error: 'invalid_grant' }, { status: 400 });
          form.set('refresh_token', issued);
          const answer = (await (await fetch(url, { ...init, body: form.toString() })).json()) as object;
          spoken = `renewed after ${spoken}`;
          return Response.json({ ...answer, refresh_token: spoken });
        });
      },
      act: () => scene.world.ask('clients.refresh', {}),
      async after(steps) {
        // kept on disk: nothing is lost; heard and not kept: the sign-in says that the session ended
        const isKept = steps.includes('disk: writeSealed');
        const isHeard = steps.includes('/identity/connect/token leaves');
        const refreshed = await scene.world.ask('clients.refresh', {});
        if (isKept || !isHeard) expect(refreshed.ok).toBe(true);
        else expect(refreshed).toMatchObject({ ok: false, failure: { kind: 'sessionEnded' } });
        scene.network.reset();
        await goOn(scene);
      },
    });
  });
});
