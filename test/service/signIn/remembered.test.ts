import { describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../server/server.ts';
import { ELIN, SVEN, useWaiting } from './waiting.ts';

const scene = useWaiting();
const DAY = 86_400_000;

async function rememberSven(): Promise<void> {
  const { signIn } = await scene.begin(SVEN, 'secondStep');
  const code = scene.server.authenticatorCode(SVEN);
  await scene.world.get('signIn.secondStep', {
    signIn: signIn.id,
    kind: 'authenticator',
    code,
    remember: true,
  });
  await scene.view('unlocked');
  await scene.world.get('session.signOut', {});
}

describe('a remembered device', () => {
  it('is asked for no code at the next sign-in, with one token request', async () => {
    await rememberSven();
    scene.world.killWorker();
    const before = scene.tokenRequests();
    await scene.begin(SVEN, 'unlocked');
    expect(scene.tokenRequests()).toBe(before + 1);
  });

  it('is one only when asked to be', async () => {
    const { signIn } = await scene.begin(SVEN, 'secondStep');
    const code = scene.server.authenticatorCode(SVEN);
    const step = { signIn: signIn.id, kind: 'authenticator', code, remember: false } as const;
    await scene.world.get('signIn.secondStep', step);
    await scene.world.get('session.signOut', {});
    await scene.begin(SVEN, 'secondStep');
  });

  it('is one for this account alone', async () => {
    await rememberSven();
    await scene.begin(ELIN, 'secondStep');
  });

  it('is asked again after thirty days, without a word of the old token', async () => {
    await rememberSven();
    scene.world.passTime(30 * DAY);
    const bodies: string[] = [];
    scene.network.onRequest((_, { body }) => void bodies.push(String(body)));
    await scene.begin(SVEN, 'secondStep');
    expect(bodies.join()).not.toContain('twoFactorToken');
  });

  it('stays one after a mistyped password', async () => {
    await rememberSven();
    const wrong = await scene.world.signIn(SVEN, 'not it');
    expect(wrong.ok ? null : wrong.failure.kind).toBe('wrongPassword');
    await scene.begin(SVEN, 'unlocked');
  });

  it('is forgotten once it was refused', async () => {
    await rememberSven();
    const account = scene.server.state.accountByEmail(SVEN);
    if (account) account.securityStamp = 'another';
    await scene.begin(SVEN, 'secondStep');
    const bodies: string[] = [];
    scene.network.onRequest((_, { body }) => void bodies.push(String(body)));
    await scene.world.signIn(SVEN, DEMO_PASSWORD);
    expect(bodies.join()).not.toContain('twoFactorToken');
  });
});
