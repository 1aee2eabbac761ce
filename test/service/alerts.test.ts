import { beforeEach, describe, expect, it } from 'vitest';
import { NO_NOTES, toTeam } from '../../utils/domain/logNotes.ts';
import type { Person } from '../../utils/domain/people.ts';
import { DEMO_PASSWORD } from '../server/server.ts';
import { isShown } from './isShown.ts';
import { KIM, MIA, useScene } from './races/gate.ts';

const scene = useScene({ events: 20 });
const PROVIDER_LOG = /\/providers\/[^/]+\/events$/;
const NOON = Date.parse('2026-11-20T12:00:00Z');
const MINUTE = 60_000;

/** Events of those types, a minute apart, the newest at noon. */
function logHolds(...types: number[]): void {
  const data = types.map((type, at) => ({
    type,
    date: new Date(NOON - at * MINUTE).toISOString(),
    userId: '0a000000-0000-4000-8000-000000000001',
  }));
  scene.network.onRequest((url) =>
    PROVIDER_LOG.test(new URL(url).pathname)
      ? Response.json({ object: 'list', data, continuationToken: null })
      : undefined,
  );
}

const readLog = () => scene.world.get('events.list', { continuation: null });

async function lookedAt(at: number): Promise<void> {
  const { revision, notes } = await scene.world.get('notes.read', {});
  await scene.world.get('notes.write', { revision, notes: { ...notes, seen: { provider: at } } });
}

async function keepTeam(people: readonly Person[]): Promise<void> {
  const { revision, notes } = await scene.world.get('notes.read', {});
  await scene.world.get('notes.write', { revision, notes: { ...notes, team: toTeam(people) } });
}

beforeEach(async () => {
  await scene.world.signIn(KIM, DEMO_PASSWORD);
});

describe('the badge of the toolbar', () => {
  it('says nothing to who never looked: everything would be new', async () => {
    logHolds(1003, 1902);
    await readLog();
    expect(scene.world.unseen).toBe(0);
  });

  it('counts what is severe and came since, and nothing else', async () => {
    await lookedAt(NOON - 90_000);
    logHolds(1003, 1902, 1902, 1000);
    await readLog();
    expect(scene.world.unseen).toBe(2);
  });

  it('counts a burst of failed sign-ins once, and single ones not at all', async () => {
    await lookedAt(1);
    logHolds(1005, 1006, 1005, 1005);
    await readLog();
    expect(scene.world.unseen).toBe(0);
    logHolds(1005, 1006, 1005, 1005, 1005);
    await readLog();
    expect(scene.world.unseen).toBe(1);
  });

  it('forgets them once somebody looked, and keeps them over a dead worker until then', async () => {
    await lookedAt(1);
    logHolds(1003);
    await readLog();
    scene.world.killWorker();
    await scene.world.wake();
    expect(scene.world.unseen).toBe(1);
    await lookedAt(NOON);
    expect(scene.world.unseen).toBe(0);
  });

  it('counts who became an admin or has another role, against the team as somebody looked at it last', async () => {
    await lookedAt(NOON);
    const team = await scene.world.get('people.list', {});
    expect(scene.world.unseen).toBe(0);
    await keepTeam(team);
    const ada = team.find(({ email }) => email.startsWith('ada@'));
    scene.server.state.people(scene.server.state.providers()[0]?.id ?? '').forEach((row) => {
      if (row.id === ada?.id) row.type = 0;
    });
    const changed = await scene.world.get('people.list', {});
    expect(scene.world.unseen).toBe(1);
    scene.world.killWorker();
    await scene.world.wake();
    expect(scene.world.unseen).toBe(1);
    await keepTeam(changed);
    expect(scene.world.unseen).toBe(0);
  });

  it('does not lose anything to a popup that showed its latest lines', async () => {
    await lookedAt(1);
    logHolds(1003);
    await readLog();
    const providerId = (await scene.world.get('providers.list', {})).currentId as never;
    await scene.world.get('events.seen', { providerId, at: NOON }, { page: 'popup' });
    await scene.world.wake();
    expect(scene.world.unseen).toBe(1);
  });

  it('shows the client worked in before any of it', async () => {
    await lookedAt(1);
    logHolds(1003);
    await readLog();
    const [client] = (await scene.world.get('clients.list', {})).clients;
    if (!client) throw new Error('there is no client');
    await scene.world.get('context.enter', { clientId: client.id, asCurrent: true });
    await isShown(scene.world, { code: client.code });
    await scene.world.get('context.leave', {});
    expect([scene.world.toolbar, scene.world.unseen]).toEqual([null, 1]);
  });

  it('says nothing while locked, and nothing of another provider or account', async () => {
    await lookedAt(1);
    logHolds(1003);
    await readLog();
    await scene.world.get('session.lock', {});
    expect(scene.world.unseen).toBe(0);
    await scene.world.signIn(MIA, DEMO_PASSWORD);
    await scene.world.wake();
    expect(scene.world.unseen).toBe(0);
  });

  it('is no reason to ask Bitwarden', async () => {
    await lookedAt(1);
    const before = scene.network.sent.length;
    await scene.world.wake();
    const { revision } = await scene.world.get('notes.read', {});
    await scene.world.get('notes.write', { revision, notes: NO_NOTES });
    expect(scene.network.sent.slice(before)).toEqual([]);
  });
});
