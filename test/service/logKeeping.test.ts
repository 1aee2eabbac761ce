import { beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../utils/domain/clients.ts';
import { NO_NOTES } from '../../utils/domain/logNotes.ts';
import { eventOf } from '../component/shared/fixtures.ts';
import { DEMO_PASSWORD } from '../server/server.ts';
import { KIM, useScene } from './races/gate.ts';

const scene = useScene({ events: 20 });
const NONE = { revision: 0, covered: [], segments: 0 };
const covered = [{ start: 1_000, end: 2_000 }];
const events = [eventOf('1', 1903, { object: 'Clover Dental' }), eventOf('2', 1000)];

const first = (more: object = {}) => ({
  index: { revision: 0, covered, segments: 1 },
  segment: 0,
  events,
  ...more,
});
const read = (segment: number | null) => scene.world.get('events.kept', { segment });

async function enter(name: string): Promise<string> {
  const { clients } = await scene.world.get('clients.list', {});
  const { id } = clients.find((client) => client.name === name) as Client;
  return (await scene.world.get('context.enter', { clientId: id, asCurrent: false })).token;
}

beforeEach(async () => {
  await scene.world.signIn(KIM, DEMO_PASSWORD);
  await scene.world.get('clients.list', {});
});

describe('what was read of a log', () => {
  it('is nothing at first', async () => {
    expect(await read(null)).toEqual({ index: NONE, events: [] });
    expect(await scene.world.failure('events.kept', { segment: 0 })).toBe('storageBroken');
  });

  it('is there after a lock and a restart, under seal, and goes with the account', async () => {
    const { world } = scene;
    expect(await world.get('events.keep', first())).toEqual({ revision: 1 });
    await world.get('session.lock', {});
    world.killWorker();
    expect(await world.failure('events.kept', { segment: null })).toBe('locked');
    await world.get('session.unlock', { password: DEMO_PASSWORD });
    expect(await read(0)).toEqual({ index: { revision: 1, covered, segments: 1 }, events });
    const view = await world.get('session.state', {});
    const account = view.state === 'unlocked' ? view.account.id : '';
    const provider = (await world.get('providers.list', {})).currentId ?? '';
    const sealed = await world.platform.disk.readSealed(account, 'log-segment', `${provider}/0`);
    expect(Object.keys(sealed ?? {}).sort()).toEqual(['data', 'nonce', 'salt', 'version']);
    expect(JSON.stringify(sealed)).not.toContain('Clover');
    await world.get('session.signOut', {});
    expect(await world.platform.disk.readSealed(account, 'log-segment', `${provider}/0`)).toBeNull();
  });

  it('is not overwritten by a window that knew less', async () => {
    const { world } = scene;
    await world.get('events.keep', first());
    expect(await world.get('events.keep', first({ events: [] }))).toEqual({ revision: null });
    expect((await read(0)).events).toEqual(events);
  });

  it('has no segment that nothing leads to', async () => {
    const { world } = scene;
    expect(await world.failure('events.keep', first({ segment: 1 }))).toBe('badInput');
    const far = { index: { revision: 0, covered, segments: 3 }, segment: 2, events };
    expect(await world.failure('events.keep', far)).toBe('badInput');
  });

  it('is kept apart for each client, and shown in that client alone', async () => {
    const { world } = scene;
    const clover = await enter('Clover Dental');
    await world.get('client.keepEvents', first(), { context: clover });
    expect((await world.get('client.keptEvents', { segment: 0 }, { context: clover })).events).toEqual(
      events,
    );
    const acme = await enter('Acme Legal');
    expect(await world.failure('client.keptEvents', { segment: null }, { context: clover })).toBe(
      'staleContext',
    );
    expect((await world.get('client.keptEvents', { segment: null }, { context: acme })).index).toEqual(NONE);
    expect((await read(null)).index).toEqual(NONE);
  });

  it('is asked of nobody', async () => {
    const before = scene.network.sent.length;
    await scene.world.get('events.keep', first());
    await read(0);
    await scene.world.get('notes.write', { revision: 0, notes: NO_NOTES });
    expect(scene.network.sent.slice(before)).toEqual([]);
  });
});

describe('what is noted beside the logs', () => {
  const notes = { ...NO_NOTES, seen: { provider: 5 } };

  it('is there from then on, and by revision', async () => {
    const { world } = scene;
    expect(await world.get('notes.read', {})).toEqual({ revision: 0, notes: NO_NOTES });
    expect(await world.get('notes.write', { revision: 0, notes })).toEqual({ revision: 1 });
    expect(await world.get('notes.write', { revision: 0, notes: NO_NOTES })).toEqual({ revision: null });
    world.killWorker();
    expect(await world.get('notes.read', {})).toEqual({ revision: 1, notes });
  });

  it('is for the console alone', async () => {
    expect(await scene.world.failure('notes.read', {}, { page: 'popup' })).toBe('badRequest');
  });
});
