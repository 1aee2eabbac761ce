import { beforeEach } from 'vitest';
import type { ClientId } from '../../utils/domain/ids.ts';
import { type LabelSet, NO_LABELS } from '../../utils/domain/labels.ts';
import { DEMO_PASSWORD } from '../server/server.ts';
import { KIM, useScene } from './races/gate.ts';

/** Somebody signed in for each test, and what they attach to the first clients of their list. */
export function useLabels() {
  const scene = useScene();
  let ids: ClientId[];

  beforeEach(async () => {
    const { world } = scene;
    await world.signIn(KIM, DEMO_PASSWORD);
    ids = (await world.get('clients.list', {})).clients.map(({ id }) => id);
  });

  const read = async () => {
    const labels = await scene.world.get('labels.read', {});
    if (!labels) throw new Error('works for no provider');
    return labels;
  };
  const edit = async (clientId: ClientId, revision: number, some: Partial<LabelSet>) => {
    const { accountId, providerId } = await read();
    return { accountId, providerId, clientId, revision, labels: { ...NO_LABELS, ...some } };
  };
  const write = async (...of: Parameters<typeof edit>) => scene.world.get('labels.write', await edit(...of));
  const refusal = async (...of: Parameters<typeof edit>) =>
    scene.world.failure('labels.write', await edit(...of));
  const first = () => ids[0] as ClientId;
  const second = () => ids[1] as ClientId;

  async function unlockAnew(): Promise<void> {
    const { world } = scene;
    await world.get('session.lock', {});
    world.killWorker();
    await world.get('session.unlock', { password: DEMO_PASSWORD });
  }

  return { scene, read, edit, write, refusal, first, second, unlockAnew };
}
