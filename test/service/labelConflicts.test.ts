import { describe, expect, it } from 'vitest';
import { FailureError } from '../../utils/domain/failures.ts';
import type { AccountId, ClientId, ProviderId } from '../../utils/domain/ids.ts';
import type { LabelSet } from '../../utils/domain/labels.ts';
import { DEMO_PASSWORD } from '../server/server.ts';
import { holdSealed } from './races/gate.ts';
import { useLabels } from './useLabels.ts';

const { scene, read, edit, write, refusal, first, second, unlockAnew } = useLabels();

describe('two windows at once', () => {
  it('do not overwrite one another: the later one is told, and sees what is there', async () => {
    await write(first(), 0, { note: 'of one window' });
    expect(await refusal(first(), 0, { note: 'of the other' })).toBe('labelsChanged');
    expect((await read()).clients[first()]).toMatchObject({ labels: { note: 'of one window' }, revision: 1 });
    await write(first(), 1, { note: 'of both' });
    expect((await read()).clients[first()]).toMatchObject({ labels: { note: 'of both' }, revision: 2 });
  });

  it('conflict also while the first one is still being written', async () => {
    const { world } = scene;
    const [one, other] = [await edit(first(), 0, { note: 'one' }), await edit(first(), 0, { note: 'other' })];
    const gate = holdSealed(world.platform.disk, 'writeSealed', 'labels');
    const writing = world.ask('labels.write', one);
    await gate.reached;
    const overtaking = world.ask('labels.write', other);
    gate.open();
    expect((await writing).ok).toBe(true);
    expect(await overtaking).toEqual({ ok: false, failure: { kind: 'labelsChanged' } });
  });

  it('both write when they edited two clients', async () => {
    const edits = await Promise.all([edit(first(), 0, { code: 'A' }), edit(second(), 0, { code: 'B' })]);
    const written = await Promise.all(edits.map((each) => scene.world.ask('labels.write', each)));
    expect(written.map(({ ok }) => ok)).toEqual([true, true]);
    await unlockAnew();
    const { clients } = await read();
    expect([first(), second()].map((id) => clients[id]?.labels.code)).toEqual(['A', 'B']);
  });

  it('conflict also when everything was taken away in between', async () => {
    await write(first(), 0, { favourite: true });
    await write(first(), 1, {});
    expect(await refusal(first(), 0, { note: 'old' })).toBe('labelsChanged');
  });
});

describe('what is refused', () => {
  it.each<[string, Partial<LabelSet>]>([
    ['a tag that is too long', { tags: ['x'.repeat(25)] }],
    ['a short code with a sign', { code: 'A-' }],
    ['a note without end', { note: 'x'.repeat(100_000) }],
    ['a colour there is not', { hue: 'accent' as never }],
  ])('%s, and what was there stays', async (_, some) => {
    await write(first(), 0, { note: 'Ask Ana' });
    expect(await refusal(first(), 1, some)).toBe('badInput');
    expect((await read()).clients[first()]).toMatchObject({ labels: { note: 'Ask Ana' }, revision: 1 });
  });

  it('a client or provider that is not one of this account', async () => {
    const sent = await edit(first(), 0, { favourite: true });
    const { accountId } = sent;
    const other = accountId as string;
    for (const wrong of [{ clientId: other as ClientId }, { providerId: other as ProviderId }])
      expect(await scene.world.failure('labels.write', { ...sent, ...wrong })).toBe('notFound');
    expect((await read()).clients).toEqual({});
  });

  it('what a page of another account sends', async () => {
    const sent = await edit(first(), 0, { favourite: true });
    const accountId = sent.providerId as string as AccountId;
    expect(await scene.world.failure('labels.write', { ...sent, accountId })).toBe('accountChanged');
  });

  it('what a lock has overtaken', async () => {
    const { world } = scene;
    await write(second(), 0, { code: 'B' });
    await unlockAnew();
    const sent = await edit(first(), 0, { favourite: true });
    await unlockAnew();
    const gate = holdSealed(world.platform.disk, 'readSealed', 'labels');
    const writing = world.ask('labels.write', sent);
    await gate.reached;
    await world.get('session.lock', {});
    gate.open();
    expect((await writing).ok).toBe(false);
    await world.get('session.unlock', { password: DEMO_PASSWORD });
    expect(Object.keys((await read()).clients)).toEqual([second()]);
  });
});

describe('labels that do not open', () => {
  it('are reported, and never made anew', async () => {
    const { disk } = scene.world.platform;
    const { accountId, providerId } = await read();
    await write(first(), 0, { note: 'Ask Ana' });
    const sent = await edit(first(), 1, { note: 'other' });
    const whole = await disk.readSealed(accountId, 'labels', providerId);
    if (!whole) throw new Error('nothing was kept');
    const broken = { ...whole, data: whole.salt };
    await disk.writeSealed(accountId, 'labels', providerId, broken);
    await unlockAnew();
    expect(await scene.world.failure('labels.read', {})).toBe('storageBroken');
    expect(await scene.world.failure('labels.write', sent)).toBe('storageBroken');
    expect(await disk.readSealed(accountId, 'labels', providerId)).toEqual(broken);
    await disk.writeSealed(accountId, 'labels', providerId, whole);
    expect((await read()).clients[first()]?.labels.note).toBe('Ask Ana');
  });

  it('are not lost when there is no room', async () => {
    const { disk } = scene.world.platform;
    await write(first(), 0, { note: 'Ask Ana' });
    const { writeSealed } = disk;
    disk.writeSealed = async () => {
      throw new FailureError('storageFull');
    };
    expect(await refusal(first(), 1, { note: 'other' })).toBe('storageFull');
    disk.writeSealed = writeSealed;
    expect((await read()).clients[first()]).toMatchObject({ labels: { note: 'Ask Ana' }, revision: 1 });
  });
});
