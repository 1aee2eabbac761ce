import { beforeEach, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../server/server.ts';
import { KIM, nextTurn, useScene } from './races/gate.ts';

const scene = useScene();
beforeEach(async () => {
  await scene.world.signIn(KIM, DEMO_PASSWORD);
  await scene.world.get('clients.list', {});
});

const tooMany = (seconds: number) =>
  new Response('{}', { status: 429, headers: { 'retry-after': String(seconds) } });

/** Bitwarden asks to wait, this once. */
function refuseOnce(path: string, seconds: number): void {
  let isOver = false;
  scene.network.onRequest((url) => {
    if (isOver || !url.includes(path)) return undefined;
    isOver = true;
    return tooMany(seconds);
  });
}

/** Whoever waits for a time waits for good. */
function stopTime(): void {
  scene.world.platform.wait = () => new Promise(() => undefined);
  scene.world.killWorker();
}

const pauses = () => scene.world.get('requests.pauses', {});

describe('a pause that Bitwarden asks for', () => {
  it('is waited for when it is short, and everything finishes', async () => {
    const { world } = scene;
    refuseOnce('/api/sync', 3);
    const before = world.now();
    await world.get('clients.refresh', {});
    expect(world.now() - before).toBeGreaterThanOrEqual(3_000);
    expect(await pauses()).toEqual([]);
  });

  it('is told to pages while it lasts', async () => {
    const { world } = scene;
    stopTime();
    refuseOnce('/api/sync', 3);
    const before = (world.stored().changed as { requests?: number }).requests ?? 0;
    void world.ask('clients.refresh', {});
    await expect.poll(() => (world.stored().changed as { requests?: number }).requests).toBe(before + 1);
    const [pause, ...others] = await pauses();
    expect(others).toEqual([]);
    expect(pause).toMatchObject({ region: 'local', kind: 'read' });
    expect((pause?.until ?? 0) - world.now()).toBeGreaterThanOrEqual(3_000);
  });

  it('that is long is a failure that says when; everything goes on after it, also in a new worker', async () => {
    const { world, network } = scene;
    refuseOnce('/api/sync', 60);
    const refused = await world.ask('clients.refresh', {});
    const until = Number(refused.ok ? 0 : refused.failure.detail);
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'rateLimited' } });
    expect(await pauses()).toEqual([{ region: 'local', kind: 'read', until }]);

    world.killWorker();
    const sent = network.sent.length;
    expect(await world.ask('people.list', {})).toEqual(refused);
    expect(network.sent).toHaveLength(sent);
    expect((await world.get('clients.list', {})).clients).toHaveLength(24);

    world.passTime(until - world.now());
    expect((await world.ask('people.list', {})).ok).toBe(true);
    expect(await pauses()).toEqual([]);
  });

  it('is told to whoever signs in, and not waited for', async () => {
    const { world, network } = scene;
    await world.get('session.signOut', {});
    refuseOnce('/connect/token', 2);
    const asked = network.asked('/connect/token');
    expect(await world.signIn(KIM, DEMO_PASSWORD)).toMatchObject({ failure: { kind: 'rateLimited' } });
    expect(network.asked('/connect/token')).toBe(asked + 1);
    expect(await pauses()).toMatchObject([{ kind: 'signIn' }]);
  });

  it('ends for whoever waited the moment the vault is locked', async () => {
    const { world, network } = scene;
    stopTime();
    refuseOnce('/api/sync', 3);
    const asking = world.ask('clients.refresh', {});
    await expect.poll(async () => (await pauses()).length).toBe(1);
    const sent = network.sent.length;
    await world.get('session.lock', {});
    expect(await asking).toMatchObject({ failure: { kind: 'locked' } });
    expect(network.sent).toHaveLength(sent);
  });

  it('that a lock ends has kept a change back, and nobody is told that it may be done', async () => {
    const { world, network } = scene;
    stopTime();
    refuseOnce('/providers/', 3);
    const details = { name: 'North & West', billingEmail: 'money@northwind.example' };
    expect(await world.failure('provider.edit', details)).toBe('rateLimited');
    const sent = network.sent.length;
    const asking = world.failure('provider.edit', details);
    await nextTurn();
    await world.get('session.lock', {});
    expect(await asking).toBe('locked');
    expect(network.sent).toHaveLength(sent);
  });
});

describe('what the address may send', () => {
  it('is divided by the technicians who share it, as it was told', async () => {
    const { world } = scene;
    expect(await world.get('requests.sharing', {})).toEqual({ technicians: 1 });
    expect(await world.get('requests.share', { technicians: 4 })).toEqual({ technicians: 4 });
    world.killWorker();
    await world.get('session.signOut', {});
    await world.signIn(KIM, DEMO_PASSWORD);
    expect(await world.get('requests.sharing', {})).toEqual({ technicians: 4 });
    for (const technicians of [0, 101, 1.5])
      expect(await world.failure('requests.share', { technicians })).toBe('badInput');
  });

  it('goes to a list somebody waits for, when it was begun for nobody', async () => {
    const { world, network } = scene;
    const gate = network.hold((url) => url.includes('/api/sync'));
    const quiet = world.get('clients.refresh', { quietly: true });
    await gate.reached;
    const asked = world.get('clients.refresh', {});
    gate.open();
    expect(await asked).toEqual(await quiet);
    expect(network.asked('/api/sync')).toBe(2);
  });
});
