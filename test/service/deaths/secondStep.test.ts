import { describe, expect, it } from 'vitest';
import { DINA, ELIN, SVEN } from '../signIn/waiting.ts';
import { eachDeath } from './eachDeath.ts';
import { goOn, signIn, stateOf, tokensAsked, useDeaths } from './scene.ts';

const scene = useDeaths();
type Code = { kind: 'authenticator' | 'email'; code: string };

async function waiting(): Promise<string> {
  const view = await scene.world.get('session.state', {});
  if (!('signIn' in view)) throw new Error(`There is no sign-in under way, but ${view.state}.`);
  return view.signIn.id;
}

const takeStep = async (step: Code) =>
  scene.world.ask('signIn.secondStep', { signIn: await waiting(), remember: true, ...step });
const appCode = (): Code => ({ kind: 'authenticator', code: scene.server.authenticatorCode(SVEN) });
const sendCode = async (again: boolean) =>
  scene.world.ask('signIn.sendCode', { signIn: await waiting(), again });
const mails = () => scene.network.asked('/two-factor/send-email-login');

/** From wherever it stands to the list of clients; `step` is what the person has at hand. */
async function finish(email: string, step: () => Promise<unknown>): Promise<void> {
  if ((await stateOf(scene)) === 'signedOut') await signIn(scene, email);
  if (['secondStep', 'newDevice'].includes(await stateOf(scene))) await step();
  await goOn(scene, email);
  expect(scene.world.stored()).not.toHaveProperty('signIn');
}

describe('a worker killed at each step of', () => {
  it('a sign-in with a second step leaves it waiting, or nothing of it', async () => {
    const states = new Set<string>();
    await eachDeath(scene, {
      before: async () => undefined,
      act: () => signIn(scene, SVEN),
      async after() {
        states.add(await stateOf(scene));
        expect(tokensAsked(scene)).toBeLessThanOrEqual(1);
        await finish(SVEN, () => takeStep(appCode()));
      },
    });
    expect([...states].sort()).toEqual(['secondStep', 'signedOut']);
  });

  it('the code of an app leaves the step to be taken, or an account to be unlocked, and asks once', async () => {
    const states = new Set<string>();
    await eachDeath(scene, {
      before: () => signIn(scene, SVEN),
      act: () => takeStep(appCode()),
      async after() {
        const state = await stateOf(scene);
        states.add(state);
        expect(tokensAsked(scene)).toBeLessThanOrEqual(1);
        await finish(SVEN, () => takeStep(appCode()));
      },
    });
    expect([...states].sort()).toEqual(['locked', 'secondStep', 'unlocked']);
  });

  it('the mail of a code sends one mail and no more, until a person asks again', async () => {
    await eachDeath(scene, {
      before: () => signIn(scene, ELIN),
      act: () => sendCode(false),
      async after() {
        expect(await stateOf(scene)).toBe('secondStep');
        // as every page does that shows this step
        await sendCode(false);
        expect(mails()).toBeLessThanOrEqual(1);
        expect(tokensAsked(scene)).toBe(0);
        await finish(ELIN, async () => {
          await sendCode(true);
          await takeStep({ kind: 'email', code: scene.server.mailedCode(ELIN) });
        });
      },
    });
  });

  it('a mailed code leaves the step to be taken, or an account to be unlocked, and mails nothing', async () => {
    await eachDeath(scene, {
      async before() {
        await signIn(scene, ELIN);
        await sendCode(false);
      },
      act: () => takeStep({ kind: 'email', code: scene.server.mailedCode(ELIN) }),
      async after() {
        expect(await stateOf(scene)).not.toBe('signedOut');
        expect(mails()).toBe(0);
        expect(tokensAsked(scene)).toBeLessThanOrEqual(1);
        await finish(ELIN, async () => {
          await sendCode(true);
          await takeStep({ kind: 'email', code: scene.server.mailedCode(ELIN) });
        });
      },
    });
  });

  it('the code for a new device leaves it to be typed, or an account to be unlocked', async () => {
    const type = async () =>
      scene.world.ask('signIn.newDevice', {
        signIn: await waiting(),
        code: scene.server.mailedCode(DINA),
      });
    await eachDeath(scene, {
      before: () => signIn(scene, DINA),
      act: type,
      async after() {
        expect(await stateOf(scene)).not.toBe('signedOut');
        expect(tokensAsked(scene)).toBeLessThanOrEqual(1);
        await finish(DINA, async () => {
          await type();
          if ((await stateOf(scene)) === 'newDevice') {
            await scene.world.get('signIn.resendDeviceCode', { signIn: await waiting() });
            await type();
          }
        });
      },
    });
  });
});
