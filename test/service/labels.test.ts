import { beforeEach, describe, expect, it } from 'vitest';
import { FailureError } from '../../utils/domain/failures.ts';
import type { AccountId, ClientId, ProviderId } from '../../utils/domain/ids.ts';
import { type LabelSet, NO_LABELS } from '../../utils/domain/labels.ts';
import { DEMO_PASSWORD } from '../server/server.ts';
import { isShown } from './isShown.ts';
import { holdSealed, KIM, MIA, useScene } from './races/gate.ts';

const scene = useScene();
let ids: ClientId[];

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

beforeEach(async () => {
  const { world } = scene;
  await world.signIn(KIM, DEMO_PASSWORD);
  ids = (await world.get('clients.list', {})).clients.map(({ id }) => id);
});

describe('what is attached to a client', () => {
  it('is nothing at first', async () => {
    expect((await read()).clients).toEqual({});
  });

  it('is there for every page from then on, tidied, and after a restart', async () => {
    const some = {
      favourite: true,
      tags: [' Gold ', 'gold'],
      note: 'Ask Ana',
      hue: 'plum',
      code: 'q7',
    } as const;
    const labels = { ...some, tags: ['Gold'], code: 'Q7' };
    expect(await write(first(), 0, { ...some, tags: [...some.tags] })).toEqual({ labels, revision: 1 });
    expect((await scene.world.get('labels.read', {}, { page: 'popup' }))?.clients).toEqual({
      [first()]: { labels, revision: 1 },
    });
    await unlockAnew();
    expect((await read()).clients).toEqual({ [first()]: { labels, revision: 1 } });
  });

  it('is told to open pages', async () => {
    expect(scene.world.stored().changed).not.toHaveProperty('labels');
    await write(first(), 0, { favourite: true });
    expect(scene.world.stored().changed).toMatchObject({ labels: 1 });
  });

  it('is sent to nobody', async () => {
    const before = scene.network.sent.length;
    await write(first(), 0, { note: 'Ask Ana' });
    await read();
    expect(scene.network.sent.slice(before)).toEqual([]);
  });

  it('is sealed on disk, and goes with the account', async () => {
    const { disk } = scene.world.platform;
    const { accountId, providerId } = await read();
    await write(first(), 0, { note: 'Ask Ana', tags: ['Gold'] });
    const kept = await disk.readSealed(accountId, 'labels', providerId);
    expect(Object.keys(kept ?? {}).sort()).toEqual(['data', 'nonce', 'salt', 'version']);
    expect(JSON.stringify(kept)).not.toMatch(/Ana|Gold/);
    await scene.world.get('session.signOut', {});
    expect(await disk.readSealed(accountId, 'labels', providerId)).toBeNull();
  });

  it('is not told while it is locked', async () => {
    const sent = await edit(first(), 0, { favourite: true });
    await scene.world.get('session.lock', {});
    expect(await scene.world.failure('labels.read', {})).toBe('locked');
    expect(await scene.world.failure('labels.write', sent)).toBe('locked');
  });
});

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

describe('a technician of two providers', () => {
  it('labels the clients of each by themselves', async () => {
    const { world } = scene;
    await world.get('session.signOut', {});
    await world.signIn(MIA, DEMO_PASSWORD);
    const { providers } = await world.get('providers.list', {});
    for (const { id } of providers) {
      await world.get('providers.choose', { providerId: id });
      const { clients } = await world.get('clients.list', {});
      await write(clients[0]?.id as ClientId, 0, { note: id });
    }
    for (const { id } of providers) {
      await world.get('providers.choose', { providerId: id });
      const { providerId, clients } = await read();
      expect(providerId).toBe(id);
      expect(Object.values(clients).map(({ labels }) => labels.note)).toEqual([id]);
    }
  });
});

describe('what is attached to a client shows', () => {
  const row = async (id: ClientId) => {
    const { clients } = await scene.world.get('clients.list', {});
    return clients.find((client) => client.id === id);
  };
  const painted = () => JSON.parse(scene.world.stored()['paint.head'] as string);

  it('in the list, in what is painted and on the toolbar, at once', async () => {
    const { world } = scene;
    await world.get('context.enter', { clientId: first(), asCurrent: true });
    await write(first(), 0, { favourite: true, tags: ['Gold'], hue: 'plum', code: 'Q7' });
    const shown = { isPinned: true, tags: ['Gold'], hue: 'plum', code: 'Q7' };
    expect(await row(first())).toMatchObject(shown);
    expect(painted()).toMatchObject({ current: shown, rows: { 0: { id: first(), ...shown } } });
    await isShown(world, { hue: 'plum', code: 'Q7' });
  });

  it('as a code that no other client has', async () => {
    const theirs = (await row(second()))?.code ?? '';
    await write(first(), 0, { code: theirs });
    expect((await row(first()))?.code).toBe(theirs);
    expect((await row(second()))?.code).not.toBe(theirs);
    expect(await refusal(second(), 0, { code: theirs })).toBe('codeTaken');
    await write(first(), 1, {});
    expect((await row(second()))?.code).toBe(theirs);
  });

  it('after Bitwarden was asked again, and not under a lock', async () => {
    const { world } = scene;
    await write(first(), 0, { code: 'Q7' });
    await world.get('clients.refresh', {});
    expect((await row(first()))?.code).toBe('Q7');
    await world.get('session.lock', {});
    expect(world.stored()).not.toHaveProperty('paint.head');
    expect(world.toolbar).toBeNull();
  });

  it('not at all where it does not open, and the list is there all the same', async () => {
    const { disk } = scene.world.platform;
    const { accountId, providerId } = await read();
    await write(first(), 0, { favourite: true });
    const whole = await disk.readSealed(accountId, 'labels', providerId);
    if (!whole) throw new Error('nothing was kept');
    await disk.writeSealed(accountId, 'labels', providerId, { ...whole, data: whole.salt });
    await unlockAnew();
    expect((await row(first()))?.isPinned).toBe(false);
  });
});

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
