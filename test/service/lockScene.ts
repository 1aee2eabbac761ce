import { beforeEach } from 'vitest';
import type { LockSettings } from '../../utils/domain/lock.ts';
import { DEMO_PASSWORD } from '../server/server.ts';
import { KIM, useScene } from './races/gate.ts';

/** Kim is signed in, and what the worker says of her session and its lock is asked for in a word. */
export function useLockScene() {
  const scene = useScene();
  beforeEach(async () => {
    await scene.world.signIn(KIM, DEMO_PASSWORD);
  });

  const view = () => scene.world.get('session.state', {});
  async function accountId(): Promise<never> {
    const shown = await view();
    return ('account' in shown ? shown.account.id : '') as never;
  }
  return {
    scene,
    view,
    accountId,
    state: async () => (await view()).state,
    set: async (settings: LockSettings) =>
      scene.world.get('settings.write', { accountId: await accountId(), settings }),
  };
}
