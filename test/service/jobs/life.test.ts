import { describe, expect, it } from 'vitest';
import { FailureError } from '../../../utils/domain/failures.ts';
import type { ProviderUserId } from '../../../utils/domain/ids.ts';
import { goOn, useDeaths } from '../deaths/scene.ts';
import { createTeam, endings } from './team.ts';

const scene = useDeaths();
const team = createTeam(scene);
const SAM = 'sam@northwind.example';
const ADA = 'ada@northwind.example';
const written = (type: number) => scene.server.eventCounts()[String(type)] ?? 0;
const rowOf = (id: ProviderUserId) => team.rows().find((row) => row.id === id);

describe('a job', () => {
  const slow = async () => {
    await team.signIn();
    const ids = [await team.idOf(ADA), await team.idOf(SAM)];
    const changes = ids.map((id) => ({ id, role: 'providerAdmin' as const }));
    const gate = scene.network.hold((_, { method }) => method === 'PUT');
    const { id: jobId } = await scene.world.get('people.changeRole', { changes });
    await gate.reached;
    return { gate, jobId };
  };

  it('pauses after what is under way, and goes on with the rest', async () => {
    const { gate, jobId } = await slow();
    await scene.world.get('jobs.pause', { jobId });
    gate.open();
    await expect.poll(async () => (await team.job())?.progress.done).toBe(1);
    expect((await team.job())?.state).toBe('paused');
    await scene.world.get('jobs.resume', { jobId });
    expect(Object.values(endings(await team.until()))).toEqual(['done', 'done']);
  });

  it('that is cancelled ends with what is under way', async () => {
    const { gate, jobId } = await slow();
    await scene.world.get('jobs.cancel', { jobId });
    gate.open();
    expect(Object.values(endings(await team.until()))).toEqual(['done', 'cancelled']);
    await scene.world.get('jobs.dismiss', { jobId });
    expect(await team.job()).toBeUndefined();
  });

  it.each([429, 400])(
    'that is cancelled sends nothing again what was under way and was refused with %i',
    async (status) => {
      await team.signIn();
      const ids = [await team.idOf(ADA), await team.idOf(SAM)];
      const gate = scene.network.hold((_, { method }) => method === 'DELETE', status);
      const { id: jobId } = await scene.world.get('people.remove', { ids });
      await gate.reached;
      await scene.world.get('jobs.cancel', { jobId });
      gate.open();
      expect(Object.values(endings(await team.until()))).toEqual(['cancelled', 'cancelled']);
      expect([ids.every(rowOf), written(1803)]).toEqual([true, 0]);
    },
  );

  it('that is cancelled while an answer is lost looks up what became of it, and sends nothing again', async () => {
    await team.signIn();
    const id = await team.idOf(ADA);
    let isDown = false;
    scene.network.onRequest((_, { method }) => {
      isDown ||= method === 'DELETE';
      if (isDown) throw new TypeError('connection lost');
      return undefined;
    });
    const { id: jobId } = await scene.world.get('people.remove', { ids: [id] });
    await team.until('paused');
    scene.network.reset();
    await scene.world.get('jobs.cancel', { jobId });
    expect(endings(await team.until())).toEqual({ 'Ada Wren': 'cancelled' });
    expect([rowOf(id)?.id, written(1803)]).toEqual([id, 0]);
  });

  it('stops with a lock, says nothing meanwhile, and goes on after it', async () => {
    const { gate, jobId } = await slow();
    await scene.world.get('session.lock', {});
    gate.open();
    expect(await scene.world.failure('jobs.list', {})).toBe('locked');
    expect(await scene.world.failure('jobs.resume', { jobId })).toBe('locked');
    await goOn(scene);
    expect(Object.values(endings(await team.until()))).toEqual(['done', 'done']);
  });

  it('goes on after the browser ended, was started and the vault opened again', async () => {
    const { gate } = await slow();
    await scene.world.restartBrowser();
    gate.open();
    await goOn(scene);
    expect(Object.values(endings(await team.until()))).toEqual(['done', 'done']);
  });

  it('that finds no room on disk pauses with that reason, and is left alone until it is resumed', async () => {
    const { gate, jobId } = await slow();
    const { disk } = scene.world.platform;
    const { writeSealed } = disk;
    disk.writeSealed = () => Promise.reject(new FailureError('storageFull'));
    gate.open();
    expect((await team.until('paused')).stoppedBy).toEqual({ kind: 'storageFull' });
    const sent = scene.network.sent.length;
    await scene.world.worker.alarm('jobs');
    expect(await scene.world.failure('jobs.resume', { jobId })).toBe('storageFull');
    expect((await team.job())?.state).toBe('paused');
    expect(scene.network.sent).toHaveLength(sent);
    disk.writeSealed = writeSealed;
    await scene.world.get('jobs.resume', { jobId });
    expect(Object.values(endings(await team.until()))).toEqual(['done', 'done']);
    expect(scene.network.asked('/users/')).toBe(2);
  });

  it('is sealed on disk', async () => {
    const { gate } = await slow();
    const { accountId } = scene.world.stored().secrets as { accountId: string };
    const kept = await scene.world.platform.disk.readSealed(accountId, 'jobs', '');
    expect(Object.keys(kept ?? {}).sort()).toEqual(['data', 'nonce', 'salt', 'version']);
    expect(JSON.stringify(kept)).not.toMatch(/Ada|sam@/);
    gate.open();
    await team.until();
  });

  it('goes on when the alarm rings in a worker that knows nothing', async () => {
    const { gate } = await slow();
    scene.world.killWorker();
    gate.open();
    await scene.world.worker.alarm('jobs');
    expect(Object.values(endings(await team.until()))).toEqual(['done', 'done']);
  });
});
