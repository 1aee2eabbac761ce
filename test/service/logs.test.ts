import { beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../utils/domain/clients.ts';
import { DEMO_PASSWORD } from '../server/server.ts';
import { KIM, useScene } from './races/gate.ts';

const DAY = 86_400_000;
const scene = useScene({ events: 400 });
let clover: Client;

const lately = (days = 30) => ({ start: scene.world.now() - days * DAY, end: scene.world.now() });

/** The answer to requests whose path ends like this, changed on its way. */
function change(end: string, to: (answer: { data: Record<string, unknown>[] }) => object): void {
  scene.network.onRequest(async (url, init) => {
    if (!new URL(url).pathname.endsWith(end)) return undefined;
    return Response.json(to(await (await fetch(url, init)).json()));
  });
}

/** Events of the provider's log about the link of Clover Dental. */
async function aboutClover() {
  const { events } = await scene.world.get('events.list', { continuation: null });
  return events.filter(({ objectId }) => objectId === clover.linkId);
}

const opened = { type: 1903, date: '2026-11-20T10:00:00.1234567Z', ipAddress: '203.0.113.7' };

beforeEach(async () => {
  await scene.world.signIn(KIM, DEMO_PASSWORD);
  const { clients } = await scene.world.get('clients.list', {});
  clover = clients.find(({ name }) => name === 'Clover Dental') as Client;
});

describe('a range of a log', () => {
  it('holds nothing from outside of it, page by page', async () => {
    const range = { start: scene.world.now() - 20 * DAY, end: scene.world.now() - 10 * DAY };
    const first = await scene.world.get('events.list', { continuation: null, range });
    const next = await scene.world.get('events.list', { continuation: first.continuation, range });
    const times = [...first.events, ...next.events].map(({ at }) => at);
    expect(first.events).toHaveLength(50);
    expect(times.filter((at) => at < range.start || at > range.end)).toEqual([]);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it('is never longer than Bitwarden gives without saying so', async () => {
    expect(await scene.world.failure('events.list', { continuation: null, range: lately(368) })).toBe(
      'refused',
    );
  });

  it('gives every event the same key whenever it is read, and no two the same', async () => {
    const keys = async (days: number) => {
      const page = await scene.world.get('events.list', { continuation: null, range: lately(days) });
      return page.events.map(({ key }) => key);
    };
    const once = await keys(30);
    expect(await keys(29)).toEqual(once);
    expect(new Set(once).size).toBe(once.length);
  });

  it('leaves the glance alone unless it is the latest', async () => {
    await scene.world.get('events.list', { continuation: null });
    const { glance } = scene.world.stored();
    const range = { start: scene.world.now() - 20 * DAY, end: scene.world.now() - 10 * DAY };
    await scene.world.get('events.list', { continuation: null, range });
    expect(scene.world.stored().glance).toEqual(glance);
  });

  it('writes no event', async () => {
    const before = scene.server.eventCounts();
    await scene.world.get('events.list', { continuation: null, range: lately(), quietly: true });
    await scene.world.get('account.events', { continuation: null, range: lately() });
    expect(scene.server.eventCounts()).toEqual(before);
  });
});

describe('a link in the provider’s log', () => {
  const onlyClover = () =>
    change('/events', () => ({
      object: 'list',
      data: [{ ...opened, providerOrganizationId: clover.linkId }],
      continuationToken: null,
    }));

  it('names its client', async () => {
    onlyClover();
    const [event] = await aboutClover();
    expect(event?.client).toMatchObject({ id: clover.id, name: 'Clover Dental', code: clover.code });
  });

  it('names it still when the client was unlinked, the worker was killed and all was locked', async () => {
    onlyClover();
    await aboutClover();
    change('/organizations', (answer) => ({
      ...answer,
      data: answer.data.filter(({ id }) => id !== clover.linkId),
    }));
    await scene.world.get('clients.refresh', {});
    const { clients } = await scene.world.get('clients.list', {});
    expect(clients.map(({ name }) => name)).not.toContain('Clover Dental');
    await scene.world.get('session.lock', {});
    scene.world.killWorker();
    await scene.world.get('session.unlock', { password: DEMO_PASSWORD });
    onlyClover();
    const [event] = await aboutClover();
    expect(event?.object).toBe('Clover Dental');
  });

  it('is shown in short when nobody here ever saw its name', async () => {
    const link = '12345678-0000-4000-8000-000000000000';
    change('/events', () => ({
      object: 'list',
      data: [{ ...opened, providerOrganizationId: link }],
      continuationToken: null,
    }));
    const { events } = await scene.world.get('events.list', { continuation: null });
    expect(events[0]).toMatchObject({ object: '12345678', objectId: link, client: { id: null } });
  });

  it('is kept with its name under seal', async () => {
    await aboutClover();
    const view = await scene.world.get('session.state', {});
    if (view.state !== 'unlocked') throw new Error('is not open');
    const current = (await scene.world.get('providers.list', {})).currentId ?? '';
    const kept = await scene.world.platform.disk.readSealed(view.account.id, 'names', current);
    expect(Object.keys(kept ?? {}).sort()).toEqual(['data', 'nonce', 'salt', 'version']);
    expect(JSON.stringify(kept)).not.toContain('Clover');
  });
});

describe('who and what', () => {
  it.each<[string, object, object]>([
    [
      'a machine account',
      {
        type: 2100,
        serviceAccountId: '0a000000-0000-4000-8000-000000000001',
        secretId: '0b000000-0000-4000-8000-000000000002',
      },
      { actor: '0a000000', object: '0b000000', device: { kind: 'sdk', name: null } },
    ],
    [
      'a Send',
      { type: 2500, sendId: '0c000000-0000-4000-8000-000000000003' },
      { object: '0c000000', actor: null },
    ],
    [
      'the system',
      { type: 1511, systemUser: 1, organizationUserId: '0d000000-0000-4000-8000-000000000004' },
      { actor: 'SCIM', object: '0d000000' },
    ],
    [
      'a domain',
      { type: 2000, domainName: 'north\u202ewind.example' },
      { object: 'northwind.example', objectId: null },
    ],
    [
      'an installation',
      { type: 1600, installationId: '0e000000-0000-4000-8000-000000000005' },
      { actor: '0e000000', object: null },
    ],
  ])('are told apart: %s', async (_, row, told) => {
    change('/events', () => ({
      object: 'list',
      data: [{ ...opened, ...row }],
      continuationToken: null,
    }));
    const { events } = await scene.world.get('events.list', { continuation: null });
    expect(events[0]).toMatchObject(told);
  });

  it('gives two equal rows two keys', async () => {
    change('/events', () => ({ object: 'list', data: [opened, opened], continuationToken: null }));
    const { events } = await scene.world.get('events.list', { continuation: null });
    expect(new Set(events.map(({ key }) => key)).size).toBe(2);
  });
});

describe('the log of a client', () => {
  const member = {
    id: '0c000000-0000-4000-8000-000000000001',
    userId: '0c000000-0000-4000-8000-000000000002',
    type: 2,
    status: 2,
    name: 'Maya Lind',
    email: 'maya@clover.example',
  };
  const rows = [
    { type: 1107, date: '2026-11-20T10:00:00Z', actingUserId: member.userId, cipherId: member.id },
    { type: 1502, date: '2026-11-20T09:00:00Z', organizationUserId: member.id },
  ];
  const asked = () => scene.network.asked('/users/mini-details');

  async function read(range: ReturnType<typeof lately> | undefined, mayName = true) {
    scene.network.onRequest((url) => {
      const { pathname } = new URL(url);
      if (pathname.endsWith('/mini-details'))
        return mayName
          ? Response.json({ data: [member], continuationToken: null })
          : new Response('{}', { status: 404 });
      return /organizations.*\/events$/.test(pathname)
        ? Response.json({ data: rows, continuationToken: null })
        : undefined;
    });
    const { token } = await scene.world.get('context.enter', { clientId: clover.id, asCurrent: false });
    const page = await scene.world.get(
      'client.events',
      { continuation: null, ...(range ? { range } : {}) },
      { context: token },
    );
    return page.events.map(({ actor, object }) => [actor, object]);
  }

  it('names its own people where it is explored, asked for once and without a trace', async () => {
    const before = scene.server.eventCounts();
    expect((await read(lately()))[0]?.[0]).toBe('Maya Lind');
    expect((await read(lately()))[1]?.[1]).toBe('Maya Lind');
    expect(asked()).toBe(1);
    expect(scene.server.eventCounts()).toEqual(before);
  });

  it('has short ids at a glance, and where they cannot be named', async () => {
    expect((await read(undefined))[0]?.[0]).toBe('0c000000');
    expect(asked()).toBe(0);
    expect((await read(lately(), false))[0]?.[0]).toBe('0c000000');
  });

  it('forgets the names with a lock', async () => {
    await read(lately());
    await scene.world.get('session.lock', {});
    await scene.world.get('session.unlock', { password: DEMO_PASSWORD });
    expect((await read(lately(), false))[0]?.[0]).toBe('0c000000');
  });
});
