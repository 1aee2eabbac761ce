import { describe, expect, it } from 'vitest';
import { DINA, useWaiting } from './waiting.ts';

const scene = useWaiting();

describe('a new device', () => {
  it('is let in with the code that was mailed, and asked no more', async () => {
    const { signIn } = await scene.begin(DINA, 'newDevice');
    const code = scene.server.mailedCode(DINA);
    const answer = await scene.world.get('signIn.newDevice', { signIn: signIn.id, code });
    expect(answer.session.state).toBe('unlocked');
    expect(scene.tokenRequests()).toBe(2);
    await scene.world.get('session.signOut', {});
    await scene.begin(DINA, 'unlocked');
  });

  it('gets a new code without a token request, also from a worker that knows nothing yet', async () => {
    const { signIn } = await scene.begin(DINA, 'newDevice');
    const early = scene.server.mailedCode(DINA);
    scene.world.killWorker();
    await scene.world.get('signIn.resendDeviceCode', { signIn: signIn.id });
    expect(scene.tokenRequests()).toBe(1);
    expect(await scene.world.failure('signIn.newDevice', { signIn: signIn.id, code: early })).toBe(
      'wrongCode',
    );
    const code = scene.server.mailedCode(DINA);
    await scene.world.get('signIn.newDevice', { signIn: signIn.id, code });
    await scene.view('unlocked');
  });

  it('sends nothing that cannot be a code', async () => {
    const { signIn } = await scene.begin(DINA, 'newDevice');
    expect(await scene.world.failure('signIn.newDevice', { signIn: signIn.id, code: '1234567' })).toBe(
      'wrongCode',
    );
    expect(scene.tokenRequests()).toBe(1);
  });
});
