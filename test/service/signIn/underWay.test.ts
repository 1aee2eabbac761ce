import { describe, expect, it } from 'vitest';
import { SIGN_IN_LIFETIME } from '../../../entrypoints/background/services/signIn/progress.ts';
import { DEMO_PASSWORD } from '../../server/server.ts';
import { KIM, PETRA } from '../races/gate.ts';
import { MANY, SVEN, storedText, useWaiting } from './waiting.ts';

const scene = useWaiting();

describe('a sign-in under way', () => {
  const code = (email: string) => ({
    kind: 'authenticator' as const,
    code: scene.server.authenticatorCode(email),
    remember: false,
  });

  it('is given up after five minutes, with a sentence, and its secrets go', async () => {
    const { signIn } = await scene.begin(SVEN, 'secondStep');
    expect(scene.world.signInAlarm).toBe(scene.world.now() + SIGN_IN_LIFETIME);
    scene.world.passTime(SIGN_IN_LIFETIME);
    scene.world.killWorker();
    await scene.world.wake();
    expect(storedText(scene.world)).not.toContain(SVEN);
    expect(await scene.view('signedOut')).toMatchObject({ ended: 'signInOver' });
    expect(await scene.world.failure('signIn.secondStep', { signIn: signIn.id, ...code(SVEN) })).toBe(
      'signInOver',
    );
    expect(scene.tokenRequests()).toBe(1);
    await scene.begin(KIM, 'unlocked');
  });

  it('is given up when the clock went back', async () => {
    await scene.begin(SVEN, 'secondStep');
    scene.world.passTime(-60_000);
    expect(await scene.view('signedOut')).toMatchObject({ ended: 'signInOver' });
  });

  it('gives way to a later one: what was meant for it reaches no other', async () => {
    const early = await scene.begin(SVEN, 'secondStep');
    const late = await scene.begin(MANY, 'secondStep');
    expect(await scene.world.failure('signIn.secondStep', { signIn: early.signIn.id, ...code(SVEN) })).toBe(
      'signInOver',
    );
    expect(scene.tokenRequests()).toBe(2);
    await scene.world.get('signIn.secondStep', { signIn: late.signIn.id, ...code(MANY) });
    const { account } = await scene.view('unlocked');
    expect(account.email).toBe(MANY);
  });

  it('that a later one overtakes while its code is on the way opens nothing', async () => {
    const { world, network } = scene;
    const early = await scene.begin(SVEN, 'secondStep');
    const gate = network.hold(
      (url, init) => /twoFactorToken/.test(String(init.body)) && url.includes('/connect/token'),
    );
    const answer = world.ask('signIn.secondStep', { signIn: early.signIn.id, ...code(SVEN) });
    await gate.reached;
    await scene.begin(KIM, 'unlocked');
    gate.open();
    expect(await answer).toEqual({ ok: false, failure: { kind: 'interrupted' } });
    const { account } = await scene.view('unlocked');
    expect(account.email).toBe(KIM);
  });

  it('that is turned away from while its code is on the way opens nothing', async () => {
    const { world, network } = scene;
    const { signIn } = await scene.begin(SVEN, 'secondStep');
    const gate = network.hold((_, init) => /twoFactorToken/.test(String(init.body)));
    const answer = world.failure('signIn.secondStep', { signIn: signIn.id, ...code(SVEN) });
    await gate.reached;
    await world.get('signIn.cancel', { signIn: signIn.id });
    gate.open();
    expect(await answer).toBe('interrupted');
    await scene.view('signedOut');
    expect(Object.keys(world.stored())).not.toContain('secrets');
  });

  it.each([
    [
      'the time of the open account runs out',
      async () => {
        scene.world.passTime(60_000);
        await scene.world.wake();
      },
    ],
    ['a person locks', () => scene.world.get('session.lock', {})],
    ['the computer is locked', () => scene.world.worker.computerIs('locked')],
    ['nobody is at the computer', () => scene.world.worker.computerIs('idle')],
  ])('beside an open account is given up when %s', async (_, lock) => {
    const { world } = scene;
    await scene.begin(KIM, 'unlocked');
    const accountId = (await scene.view('unlocked')).account.id;
    await world.get('settings.write', { accountId, settings: { timeout: 'minutes1', action: 'lock' } });
    await world.get('accounts.add', {});
    const { signIn } = await scene.begin(SVEN, 'secondStep');
    await lock();
    expect(storedText(world)).not.toContain('masterKey');
    expect(world.signInAlarm).toBeNull();
    await scene.view('signedOut');
    expect(await world.failure('signIn.secondStep', { signIn: signIn.id, ...code(SVEN) })).toBe('signInOver');
  });

  it('that the lock overtakes while its code is on the way opens nothing', async () => {
    const { world, network } = scene;
    await scene.begin(KIM, 'unlocked');
    await world.get('accounts.add', {});
    const { signIn } = await scene.begin(SVEN, 'secondStep');
    const gate = network.hold((_, init) => /twoFactorToken/.test(String(init.body)));
    const answer = world.failure('signIn.secondStep', { signIn: signIn.id, ...code(SVEN) });
    await gate.reached;
    world.passTime(15 * 60_000);
    await world.wake();
    gate.open();
    expect(await answer).toBe('interrupted');
    expect(Object.keys(world.stored())).not.toContain('secrets');
  });

  it.each(['locked', 'idle'] as const)('with nothing open ends with a computer that is %s', async (state) => {
    await scene.begin(SVEN, 'secondStep');
    await scene.world.worker.computerIs('active');
    await scene.view('secondStep');
    await scene.world.worker.computerIs(state);
    await scene.view('signedOut');
    expect(storedText(scene.world)).not.toContain('masterKey');
  });

  it('goes on when the time of another than the open account runs out', async () => {
    const { world } = scene;
    await scene.begin(KIM, 'unlocked');
    world.passTime(14 * 60_000);
    await world.get('accounts.add', {});
    await world.signIn(PETRA, DEMO_PASSWORD);
    await world.get('accounts.add', {});
    await scene.begin(SVEN, 'secondStep');
    world.passTime(60_000);
    await world.wake();
    const { accounts } = await scene.view('secondStep');
    expect(accounts.map(({ isUnlocked }) => isUnlocked)).toEqual([false, true]);
  });

  it('takes the code of two windows one after the other, and opens once', async () => {
    const { signIn } = await scene.begin(SVEN, 'secondStep');
    const step = { signIn: signIn.id, ...code(SVEN) };
    const answers = await Promise.all([
      scene.world.ask('signIn.secondStep', step, { page: 'popup' }),
      scene.world.ask('signIn.secondStep', step, { page: 'options' }),
    ]);
    expect(answers.map((answer) => (answer.ok ? answer.value.session.state : answer.failure.kind))).toEqual([
      'unlocked',
      'signInOver',
    ]);
    expect(scene.tokenRequests()).toBe(2);
  });

  it('ends when somebody locks the account beside which it began', async () => {
    await scene.begin(KIM, 'unlocked');
    await scene.world.get('accounts.add', {});
    await scene.begin(SVEN, 'secondStep');
    await scene.world.get('session.lock', {});
    expect(storedText(scene.world)).not.toContain(SVEN);
    expect(Object.keys(scene.world.stored())).not.toContain('secrets');
  });

  it('leaves the account beside which it began open when a person turns away', async () => {
    await scene.begin(KIM, 'unlocked');
    await scene.world.get('accounts.add', {});
    const { signIn } = await scene.begin(SVEN, 'secondStep');
    await scene.world.get('signIn.cancel', { signIn: signIn.id });
    await scene.view('signedOut');
    const back = await scene.world.get('accounts.cancelAdd', {});
    expect(back.state === 'unlocked' && back.account.email).toBe(KIM);
  });

  it('waits on when the connection breaks', async () => {
    const { signIn } = await scene.begin(SVEN, 'secondStep');
    scene.server.faults.set(['down']);
    expect(await scene.world.failure('signIn.secondStep', { signIn: signIn.id, ...code(SVEN) })).toBe(
      'unreachable',
    );
    scene.server.faults.set([]);
    await scene.view('secondStep');
    await scene.world.get('signIn.secondStep', { signIn: signIn.id, ...code(SVEN) });
    await scene.view('unlocked');
  });

  it('does not reach what reads like one and is none', async () => {
    await scene.world.platform.session.set({ signIn: { step: 'secondStep', id: 'x' } });
    await scene.view('signedOut');
    expect(await scene.world.failure('signIn.newDevice', { signIn: 'x', code: '123456' })).toBe('signInOver');
  });
});
