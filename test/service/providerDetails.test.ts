import { beforeEach, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../server/server.ts';
import { KIM, useScene } from './races/gate.ts';

const scene = useScene({ clients: 3, events: 5 });
const NEXT = { name: 'North & West', billingEmail: 'Money@Northwind.example' };
const KEPT = { name: 'North & West', billingEmail: 'money@northwind.example' };

beforeEach(() => scene.world.signIn(KIM, DEMO_PASSWORD));

const puts = () =>
  scene.server.requests().filter(({ method, path }) => method === 'PUT' && path.includes('/providers/'))
    .length;

it('changes name and billing e-mail, and every page has the new name', async () => {
  expect(await scene.world.get('provider.edit', NEXT)).toEqual(KEPT);
  expect(await scene.world.get('provider.details', {})).toEqual(KEPT);
  expect((await scene.world.get('providers.list', {})).providers[0]?.name).toBe('North & West');
});

it('leaves no event', async () => {
  const before = scene.server.eventCounts();
  await scene.world.get('provider.edit', NEXT);
  expect(scene.server.eventCounts()).toEqual(before);
});

it('is done when the answer was lost and the change is there', async () => {
  scene.network.onRequest(async (url, init) => {
    if (init.method !== 'PUT') return undefined;
    await fetch(url, init);
    throw new TypeError('connection lost');
  });
  expect(await scene.world.get('provider.edit', NEXT)).toEqual(KEPT);
  expect(puts()).toBe(1);
});

it('is not said to be done when it is not there, and is never sent twice', async () => {
  scene.network.onRequest((_, init) => {
    if (init.method === 'PUT') throw new TypeError('connection lost');
    return undefined;
  });
  expect(await scene.world.failure('provider.edit', NEXT)).toBe('interrupted');
  expect(puts()).toBe(0);
});

it('is not known to be done when the way was lost before anything could be looked up', async () => {
  let isLost = false;
  scene.network.onRequest((_, init) => {
    isLost ||= init.method === 'PUT';
    if (isLost) throw new TypeError('connection lost');
    return undefined;
  });
  expect(await scene.world.failure('provider.edit', NEXT)).toBe('interrupted');
});

it('is done also when the pages cannot be told the new name yet', async () => {
  let isDone = false;
  scene.network.onRequest((url, init) => {
    isDone ||= init.method === 'PUT';
    if (isDone && url.includes('/sync')) throw new TypeError('connection lost');
    return undefined;
  });
  expect(await scene.world.get('provider.edit', NEXT)).toEqual(KEPT);
});

it('is not known to be done when a lock came before the answer', async () => {
  const gate = scene.network.hold((_, { method }) => method === 'PUT');
  const asking = scene.world.failure('provider.edit', NEXT);
  await gate.reached;
  await scene.world.get('session.lock', {});
  gate.open();
  expect(await asking).toBe('interrupted');
});

it.each([
  ['no name', { name: ' ' }],
  ['a name too long as Bitwarden counts', { name: '&'.repeat(11) }],
  ['no address', { billingEmail: 'nobody' }],
])('does not ask for %s', async (_, wrong) => {
  expect(await scene.world.failure('provider.edit', { ...NEXT, ...wrong })).toBe('badInput');
  expect(puts()).toBe(0);
});
