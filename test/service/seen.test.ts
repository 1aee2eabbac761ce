import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ProviderId } from '../../utils/domain/ids.ts';
import { DEMO_PASSWORD, type RunningServer, startServer } from '../server/server.ts';
import { createWorld, type World } from './world.ts';

let server: RunningServer;
let world: World;
let providerId: ProviderId;
beforeAll(async () => {
  server = await startServer({ port: 0, clients: 3, events: 5 });
});
afterAll(() => server.close());
beforeEach(async () => {
  server.reset();
  world = createWorld(server.url);
  await world.signIn('mia@northwind.example', DEMO_PASSWORD);
  providerId = (await world.get('providers.list', {})).providers[0]?.id as ProviderId;
  await world.get('providers.choose', { providerId });
});

const note = async (at: number) =>
  (await world.get('events.seen', { providerId, at }, { page: 'popup' })).before;

it('knows how far the log was seen, also after a lock, a killed worker and a restart of the browser', async () => {
  expect(await note(1_000)).toBeNull();
  expect(await note(2_000)).toBe(1_000);
  world.killWorker();
  expect(await note(3_000)).toBe(2_000);
  await world.get('session.lock', {});
  await world.get('session.unlock', { password: DEMO_PASSWORD });
  expect(await note(4_000)).toBe(3_000);
  await world.restartBrowser();
  await world.get('session.unlock', { password: DEMO_PASSWORD });
  expect(await note(5_000)).toBe(4_000);
});

it('never forgets what was seen: of two popups the later event counts', async () => {
  await note(1);
  const answers = await Promise.all([note(9_000), note(4_000)]);
  expect(answers).toEqual([1, 9_000]);
  expect(await note(1)).toBe(9_000);
});

it('asks the server nothing, and puts nothing in the clear on disk', async () => {
  const before = server.requests().length;
  await note(1_234_567_890);
  expect(server.requests()).toHaveLength(before);
  const account = (await world.platform.disk.activeAccount())?.id ?? '';
  const kept = await world.platform.disk.readSealed(account, 'seen', providerId);
  expect(kept).not.toBeNull();
  expect(JSON.stringify(kept)).not.toContain('1234567890');
});

it('is kept for each provider by itself, and only for the one worked for', async () => {
  await note(1_000);
  const { providers } = await world.get('providers.list', {});
  const other = providers.find(({ id }) => id !== providerId)?.id as ProviderId;
  const asked = { providerId: other, at: 5 };
  expect(await world.failure('events.seen', asked, { page: 'popup' })).toBe('staleContext');
  await world.get('providers.choose', { providerId: other });
  expect((await world.get('events.seen', asked, { page: 'popup' })).before).toBeNull();
  await world.get('session.signOut', {});
  const account = (await world.platform.disk.activeAccount())?.id ?? '';
  expect(await world.platform.disk.readSealed(account, 'seen', providerId)).toBeNull();
});
