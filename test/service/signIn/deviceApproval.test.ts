import { describe, expect, it } from 'vitest';
import { APPROVAL_LIFETIME } from '../../../entrypoints/background/services/signIn/deviceApproval.ts';
import { SIGN_IN_LIFETIME } from '../../../entrypoints/background/services/signIn/progress.ts';
import { fromBase64 } from '../../../utils/crypto/bytes.ts';
import { fingerprintOf } from '../../../utils/crypto/fingerprint.ts';
import { DEMO_PASSWORD } from '../../server/server.ts';
import { KIM } from '../races/gate.ts';
import { SVEN, useWaiting } from './waiting.ts';

const scene = useWaiting();

/** This browser has signed in once before, as it must have. */
async function ask(email = KIM) {
  await scene.world.get('session.signOut', {});
  await scene.world.get('signIn.withDevice', { region: 'local', email });
  return scene.view('deviceApproval');
}
const check = (signIn: { id: string }) => scene.world.ask('signIn.checkDevice', { signIn: signIn.id });

describe('a login with device', () => {
  it('shows the phrase of the key it sent, and waits', async () => {
    await scene.begin(KIM, 'unlocked');
    const sent: string[] = [];
    scene.network.onRequest((url, { body }) => {
      if (url.endsWith('/auth-requests')) sent.push(JSON.parse(String(body)).publicKey);
      return undefined;
    });
    const { fingerprint, signIn } = await ask(' KIM@northwind.example ');
    expect(fingerprint).toEqual(await fingerprintOf(fromBase64(sent[0] ?? ''), KIM));
    expect(signIn.deadline).toBe(scene.world.now() + APPROVAL_LIFETIME);
    const answer = await check(signIn);
    expect(answer.ok && answer.value.session.state).toBe('deviceApproval');
  });

  it('opens the vault once approved, and a lock asks for the password as always', async () => {
    await scene.begin(KIM, 'unlocked');
    const { signIn } = await ask();
    await scene.server.answerDeviceRequest(KIM, true);
    scene.world.killWorker();
    const answer = await check(signIn);
    expect(answer.ok && answer.value.session.state).toBe('unlocked');
    expect(Object.keys(scene.world.stored())).not.toContain('signIn');
    const { clients } = await scene.world.get('clients.list', {});
    expect(clients.length).toBeGreaterThan(0);
    await scene.world.get('session.lock', {});
    await scene.world.get('session.unlock', { password: DEMO_PASSWORD });
    await scene.view('unlocked');
  });

  it('asks for the second step all the same, and can remember nothing without the password', async () => {
    const first = await scene.begin(SVEN, 'secondStep');
    const step = { kind: 'authenticator', remember: false } as const;
    const code = () => scene.server.authenticatorCode(SVEN);
    await scene.world.get('signIn.secondStep', { signIn: first.signIn.id, ...step, code: code() });
    const { signIn } = await ask(SVEN);
    await scene.server.answerDeviceRequest(SVEN, true);
    await check(signIn);
    const { steps, signIn: second } = await scene.view('secondStep');
    expect(steps.canRemember).toBe(false);
    expect(second.deadline).toBe(scene.world.now() + SIGN_IN_LIFETIME);
    await scene.world.get('signIn.secondStep', { signIn: second.id, ...step, code: code() });
    await scene.view('unlocked');
  });

  it('is for browsers the account knows', async () => {
    const asked = await scene.world.failure('signIn.withDevice', { region: 'local', email: KIM });
    expect(asked).toBe('deviceUnknown');
    await scene.view('signedOut');
  });

  it('ends when it is denied', async () => {
    await scene.begin(KIM, 'unlocked');
    const { signIn } = await ask();
    await scene.server.answerDeviceRequest(KIM, false);
    const answer = await check(signIn);
    expect(answer).toEqual({ ok: false, failure: { kind: 'deviceDenied' } });
    await scene.view('signedOut');
  });

  it('ends after a quarter of an hour', async () => {
    await scene.begin(KIM, 'unlocked');
    const { signIn } = await ask();
    scene.world.passTime(APPROVAL_LIFETIME);
    const before = scene.network.sent.length;
    expect(await check(signIn)).toEqual({ ok: false, failure: { kind: 'signInOver' } });
    expect(scene.network.sent).toHaveLength(before);
    await scene.view('signedOut');
  });

  it('opens nothing with a key that was not sealed to the one it sent', async () => {
    await scene.begin(KIM, 'unlocked');
    const { signIn } = await ask();
    await scene.server.answerDeviceRequest(KIM, true);
    scene.network.onRequest(async (url, init) => {
      if (!url.includes('/response')) return undefined;
      const body = await (await fetch(url, init)).json();
      return Response.json({ ...body, publicKey: `${body.publicKey.slice(0, -4)}AAAA` });
    });
    expect(await check(signIn)).toEqual({ ok: false, failure: { kind: 'unexpectedAnswer' } });
    scene.network.onRequest(async (url, init) => {
      if (!url.includes('/response')) return undefined;
      const body = await (await fetch(url, init)).json();
      return Response.json({ ...body, key: `4.${btoa('x'.repeat(256))}` });
    });
    expect(await check(signIn)).toEqual({ ok: false, failure: { kind: 'brokenKeys' } });
    await scene.view('signedOut');
  });
});
