import { describe, expect, it } from 'vitest';
import type { ClientId } from '../../utils/domain/ids.ts';
import { DEMO_PASSWORD } from '../server/server.ts';
import { isShown } from './isShown.ts';
import { MIA } from './races/gate.ts';
import { useLabels } from './useLabels.ts';

const { scene, read, edit, write, refusal, first, second, unlockAnew } = useLabels();

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
