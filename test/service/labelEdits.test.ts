import { describe, expect, it } from 'vitest';
import type { AccountId, ClientId } from '../../utils/domain/ids.ts';
import { type LabelSet, NO_LABELS } from '../../utils/domain/labels.ts';
import { useLabels } from './useLabels.ts';

const { scene, read, write, refusal, first, second } = useLabels();

describe('a pin', () => {
  const pin = async (clientId: ClientId, isPinned = true) => {
    const { accountId, providerId } = await read();
    return { accountId, providerId, clientId, isPinned };
  };

  it('is put in and taken away from any page, and leaves everything else as it is', async () => {
    const { world } = scene;
    await write(first(), 0, { note: 'Ask Ana', code: 'Q7' });
    await world.get('labels.pin', await pin(first()), { page: 'popup' });
    const kept = { labels: { note: 'Ask Ana', code: 'Q7', favourite: true }, revision: 2 };
    expect((await read()).clients[first()]).toMatchObject(kept);
    await world.get('labels.pin', await pin(first(), false), { page: 'popup' });
    expect((await read()).clients[first()]?.labels).toMatchObject({ note: 'Ask Ana', favourite: false });
  });

  it('waits for its turn: two at once are both kept', async () => {
    const pins = await Promise.all([pin(first()), pin(second())]);
    await Promise.all(pins.map((each) => scene.world.get('labels.pin', each)));
    expect(Object.keys((await read()).clients).sort()).toEqual([first(), second()].sort());
  });

  it('is told to who edits the client in another window', async () => {
    await scene.world.get('labels.pin', await pin(first()));
    expect(await refusal(first(), 0, { note: 'old' })).toBe('labelsChanged');
  });

  it('is for a client of this account alone', async () => {
    const sent = await pin(first());
    const other = sent.accountId as string;
    expect(await scene.world.failure('labels.pin', { ...sent, clientId: other as ClientId })).toBe(
      'notFound',
    );
    expect(
      await scene.world.failure('labels.pin', { ...sent, accountId: sent.providerId as string as AccountId }),
    ).toBe('accountChanged');
    await scene.world.get('session.lock', {});
    expect(await scene.world.failure('labels.pin', sent)).toBe('locked');
  });
});

describe('labels of several clients at once', () => {
  const all = async (...edits: [ClientId, number, Partial<LabelSet>][]) => {
    const { accountId, providerId } = await read();
    const sent = edits.map(([clientId, revision, some]) => ({
      clientId,
      revision,
      labels: { ...NO_LABELS, ...some },
    }));
    return { accountId, providerId, edits: sent };
  };

  it('are all written, and told once', async () => {
    await scene.world.get(
      'labels.writeAll',
      await all([first(), 0, { note: 'a' }], [second(), 0, { note: 'b' }]),
    );
    const { clients } = await read();
    expect([first(), second()].map((id) => clients[id]?.labels.note)).toEqual(['a', 'b']);
    expect(scene.world.stored().changed).toMatchObject({ labels: 1 });
  });

  it('may exchange their codes', async () => {
    await scene.world.get(
      'labels.writeAll',
      await all([first(), 0, { code: 'A1' }], [second(), 0, { code: 'B1' }]),
    );
    await scene.world.get(
      'labels.writeAll',
      await all([first(), 1, { code: 'B1' }], [second(), 1, { code: 'A1' }]),
    );
    expect((await read()).clients[first()]?.labels.code).toBe('B1');
  });

  it.each<[string, Partial<LabelSet>, number, string]>([
    ['another window was first for', { note: 'b' }, 7, 'labelsChanged'],
    ['something is too long for', { note: 'x'.repeat(3_000) }, 0, 'badInput'],
    ['a code is given twice for', { code: 'A1' }, 0, 'codeTaken'],
  ])('are none of them written when %s one', async (_, some, revision, kind) => {
    const sent = await all([first(), 0, { code: 'A1' }], [second(), revision, some]);
    expect(await scene.world.failure('labels.writeAll', sent)).toBe(kind);
    expect((await read()).clients).toEqual({});
  });

  it('are written by the console alone', async () => {
    const sent = await all([first(), 0, { note: 'a' }]);
    const answer = await scene.world.ask('labels.writeAll', sent, { page: 'popup' });
    expect(answer.ok).toBe(false);
  });
});
