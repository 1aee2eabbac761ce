import { describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../server/server.ts';
import { ELIN, MANY, SVEN, storedText, useWaiting } from './waiting.ts';

const scene = useWaiting();
const YUKI = 'yuki@northwind.example';
const WANDA = 'wanda@northwind.example';

describe('a second step', () => {
  it('is asked for with the ways that are open, and the closed ones by name', async () => {
    const { steps, signIn } = await scene.begin(MANY, 'secondStep');
    expect(steps).toEqual({
      open: ['authenticator', 'yubiKey', 'email', 'recoveryCode'],
      closed: ['webAuthn'],
      mailTo: 'm***@northwind.example',
      mailedAt: null,
      canRemember: true,
      failed: null,
    });
    expect(signIn).toMatchObject({ email: MANY, region: 'local', host: 'This computer' });
    expect(await scene.world.platform.disk.activeAccount()).toBeNull();
  });

  it('opens the vault with the code of an app', async () => {
    const { signIn } = await scene.begin(SVEN, 'secondStep');
    const code = scene.server.authenticatorCode(SVEN);
    const answer = await scene.world.get('signIn.secondStep', {
      signIn: signIn.id,
      kind: 'authenticator',
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
      remember: false,
    });
    expect(answer.session.state).toBe('unlocked');
    expect(Object.keys(scene.world.stored())).not.toContain('signIn');
    expect(scene.world.signInAlarm).toBeNull();
    expect(scene.tokenRequests()).toBe(2);
  });

  it('opens the vault with what a YubiKey types, whichever way is offered first', async () => {
    const { signIn } = await scene.begin(MANY, 'secondStep');
    const code = scene.server.yubiKeyCode(MANY);
    await scene.world.get('signIn.secondStep', { signIn: signIn.id, kind: 'yubiKey', code, remember: false });
    await scene.view('unlocked');
  });

  it('leaves room for another try after a wrong code, and sends none that cannot be one', async () => {
    const { signIn } = await scene.begin(YUKI, 'secondStep');
    const step = { signIn: signIn.id, kind: 'yubiKey', remember: false } as const;
    const wrong = 'c'.repeat(44);
    expect(await scene.world.failure('signIn.secondStep', { ...step, code: wrong })).toBe('wrongCode');
    expect(scene.tokenRequests()).toBe(2);
    expect(await scene.world.failure('signIn.secondStep', { ...step, code: '123456' })).toBe('wrongCode');
    expect(scene.tokenRequests()).toBe(2);
    await scene.view('secondStep');
    await scene.world.get('signIn.secondStep', { ...step, code: scene.server.yubiKeyCode(YUKI) });
    await scene.view('unlocked');
  });

  it('that only a passkey would do leaves the recovery code, and the way back', async () => {
    const { steps, signIn } = await scene.begin(WANDA, 'secondStep');
    expect(steps).toMatchObject({ open: ['recoveryCode'], closed: ['webAuthn'] });
    const back = await scene.world.get('signIn.cancel', { signIn: signIn.id });
    expect(back).toMatchObject({ state: 'signedOut', ended: null });
  });

  it('is taken by a recovery code, which ends the others', async () => {
    const { signIn } = await scene.begin(WANDA, 'secondStep');
    const code = scene.server.recoveryCode(WANDA).toUpperCase();
    await scene.world.get('signIn.secondStep', {
      signIn: signIn.id,
      kind: 'recoveryCode',
      code,
      remember: true,
    });
    await scene.view('unlocked');
    await scene.world.get('session.signOut', {});
    await scene.begin(WANDA, 'unlocked');
  });

  it('never keeps the password, and its own secrets in the session’s storage alone', async () => {
    const { signIn } = await scene.begin(SVEN, 'secondStep');
    expect(storedText(scene.world)).not.toContain(DEMO_PASSWORD);
    expect(JSON.stringify(signIn)).not.toMatch(/hash|masterKey/);
  });
});

describe('a mailed code', () => {
  it('is sent once when its way is shown, however many pages show it', async () => {
    const { signIn } = await scene.begin(ELIN, 'secondStep');
    expect(scene.mails()).toBe(0);
    const ask = { signIn: signIn.id, again: false };
    await Promise.all([
      scene.world.get('signIn.sendCode', ask, { page: 'popup' }),
      scene.world.get('signIn.sendCode', ask, { page: 'options' }),
    ]);
    expect(scene.mails()).toBe(1);
    const { steps } = await scene.view('secondStep');
    expect(steps.mailedAt).toBe(scene.world.now());
  });

  it('survives the page that asked and the worker, with one token request more and not two', async () => {
    const { signIn } = await scene.begin(ELIN, 'secondStep');
    await scene.world.get('signIn.sendCode', { signIn: signIn.id, again: false });
    scene.world.killWorker();
    const reopened = await scene.view('secondStep');
    expect(scene.tokenRequests()).toBe(1);
    await scene.world.get('signIn.secondStep', {
      signIn: reopened.signIn.id,
      kind: 'email',
      code: scene.server.mailedCode(ELIN),
      remember: false,
    });
    await scene.view('unlocked');
    expect(scene.tokenRequests()).toBe(2);
    expect(scene.mails()).toBe(1);
  });

  it('is sent again by the mail endpoint alone, and then only the later one counts', async () => {
    const { signIn } = await scene.begin(ELIN, 'secondStep');
    await scene.world.get('signIn.sendCode', { signIn: signIn.id, again: false });
    const early = scene.server.mailedCode(ELIN);
    await scene.world.get('signIn.sendCode', { signIn: signIn.id, again: true });
    expect(scene.tokenRequests()).toBe(1);
    const step = { signIn: signIn.id, kind: 'email', remember: false } as const;
    expect(await scene.world.failure('signIn.secondStep', { ...step, code: early })).toBe('wrongCode');
    await scene.world.get('signIn.secondStep', { ...step, code: scene.server.mailedCode(ELIN) });
    await scene.view('unlocked');
  });

  it('that could not be sent is said, and asked for again', async () => {
    const { signIn } = await scene.begin(ELIN, 'secondStep');
    scene.server.faults.set(['error-500@/api/two-factor']);
    const ask = { signIn: signIn.id, again: false };
    expect(await scene.world.failure('signIn.sendCode', ask)).toBe('serverError');
    scene.server.faults.set([]);
    await scene.world.get('signIn.sendCode', ask);
    expect(scene.server.mailedCode(ELIN)).toMatch(/^\d{6}$/);
  });

  it('is not for accounts without that way', async () => {
    const { signIn } = await scene.begin(SVEN, 'secondStep');
    const ask = { signIn: signIn.id, again: false };
    expect(await scene.world.failure('signIn.sendCode', ask)).toBe('badInput');
    expect(scene.mails()).toBe(0);
  });
});
