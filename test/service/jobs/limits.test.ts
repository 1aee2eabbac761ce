import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { type RunningServer, startServer } from '../../server/server.ts';
import { createHookedFetch, type Scene } from '../races/gate.ts';
import { createWorld } from '../world.ts';
import { createTeam, endings } from './team.ts';

vi.mock('../../../utils/crypto/kdf.ts', async (load) =>
  (await import('../deaths/stretchOnce.ts')).stretchOnce(load),
);

/** More than may leave in a second, twice over. */
const NAMES = Array.from({ length: 12 }, (_, at) => `Zephyr ${at + 1}`);
const newClients = NAMES.map((name) => ({
  name,
  ownerEmail: 'owner@zephyr.example',
  plan: 'teamsMonthly' as const,
  seats: 1,
}));

let server: RunningServer;
const network = createHookedFetch();
const scene = { network } as Scene;
const team = createTeam(scene);
beforeAll(async () => {
  // by the clock of the world, which only moves when somebody waits: all that leaves together leaves at once
  server = await startServer({ limits: 'total', clients: 3, events: 5 }, () => scene.world?.now() ?? 0);
  scene.server = server;
});
afterAll(() => server.close());
beforeEach(async () => {
  scene.world = createWorld(server.url, network.fetch);
  server.reset();
  network.reset();
  await team.signIn();
  await scene.world.get('clients.list', {});
});

const made = () =>
  server.state
    .clients(server.state.providers()[0]?.id ?? '')
    .flatMap(({ name }) => (name.startsWith('Zephyr') ? [name] : []));
const allDone = Object.fromEntries(NAMES.map((name) => [name, 'done']));

it('many clients are created under Bitwarden’s limits without one request too many', async () => {
  await scene.world.get('clients.create', { clients: newClients });
  expect(endings(await team.until())).toEqual(allDone);
  expect(made().sort()).toEqual([...NAMES].sort());
  expect(server.refusals()).toBe(0);
});

it('many clients are created once each, though Bitwarden says in the middle that it is too often', async () => {
  let asked = 0;
  network.onRequest((url, { method }) =>
    method === 'POST' && url.endsWith('/clients') && ++asked === 4
      ? new Response('{}', { status: 429, headers: { 'retry-after': '8' } })
      : undefined,
  );
  const before = scene.world.now();
  await scene.world.get('clients.create', { clients: newClients });
  expect(endings(await team.until())).toEqual(allDone);
  expect(made().sort()).toEqual([...NAMES].sort());
  expect([asked, server.refusals()]).toEqual([NAMES.length + 1, 0]);
  expect(scene.world.now() - before).toBeGreaterThanOrEqual(8_000);
});
