import { beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../utils/domain/clients.ts';
import { NO_NOTES } from '../../utils/domain/logNotes.ts';
import { eventOf } from '../component/shared/fixtures.ts';
import { DEMO_PASSWORD } from '../server/server.ts';
import { KIM, useScene } from './races/gate.ts';

const scene = useScene({ events: 20 });
const NONE = { revision: 0, covered: [], segments: 0 };
const covered = [{ start: 1_000, end: 2_000 }];
const second = eventOf('2', 1000);
const events = [eventOf('1', 1903, { object: 'Clover Dental' }), second];

const first = { covered, events };
const read = (segment: number) => scene.world.get('events.kept', { segment });

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
    expect(await read(0)).toEqual({ index: NONE, events: [] });
  });

  it('is there after a lock and a restart, under seal, and goes with the account', async () => {
    const { world } = scene;
    await world.get('events.keep', first);
    await world.get('session.lock', {});
    world.killWorker();
    expect(await world.failure('events.kept', { segment: 0 })).toBe('locked');
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

  it('is added to by every window, without what is there already', async () => {
    const { world } = scene;
    await world.get('events.keep', first);
    const more = eventOf('3', 1001);
    await world.get('events.keep', { covered: [{ start: 500, end: 999 }], events: [second, more] });
    expect(await read(0)).toEqual({
      index: { revision: 2, covered: [{ start: 500, end: 2_000 }], segments: 1 },
      events: [...events, more],
    });
    expect((await world.get('events.kept', { segment: 0, from: 2 })).events).toEqual([more]);
  });

  it('is in segments of a thousand, and a new one begins when the last is full', async () => {
    const { world } = scene;
    const some = (count: number, from: number) =>
      Array.from({ length: count }, (_, at) => eventOf(`${from + at}`, 1000));
    await world.get('events.keep', { covered: [], events: some(700, 0) });
    await world.get('events.keep', { covered, events: some(700, 700) });
    expect((await read(0)).events).toHaveLength(1_000);
    const last = await read(1);
    expect(last.index).toMatchObject({ segments: 2, covered });
    expect(last.events.map(({ key }) => key)).toEqual(some(400, 1_000).map(({ key }) => key));
    expect((await read(2)).events).toEqual([]);
  });

  it('is kept apart for each client, and shown in that client alone', async () => {
    const { world } = scene;
    const clover = await enter('Clover Dental');
    await world.get('client.keepEvents', first, { context: clover });
    expect((await world.get('client.keptEvents', { segment: 0 }, { context: clover })).events).toEqual(
      events,
    );
    const acme = await enter('Acme Legal');
    expect(await world.failure('client.keptEvents', { segment: 0 }, { context: clover })).toBe(
      'staleContext',
    );
    expect((await world.get('client.keptEvents', { segment: 0 }, { context: acme })).index).toEqual(NONE);
    expect((await read(0)).index).toEqual(NONE);
  });

  it('is asked of nobody', async () => {
    const before = scene.network.sent.length;
    await scene.world.get('events.keep', first);
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
