import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FAULT_NAMES } from '../../../server/faults/faults.ts';
import { startServer } from '../../../server/server.ts';
import { getAs, passwordForm } from '../asking.ts';
import { CREATING } from './creating.ts';
import { KEYS } from './keys.ts';
import { NETWORK } from './network.ts';
import { ROWS } from './rows.ts';
import { ADMIN, type Scene } from './scene.ts';
import { SIGNING_IN } from './signingIn.ts';

const SEEN = { ...NETWORK, ...SIGNING_IN, ...KEYS, ...ROWS, ...CREATING };

let scene: Scene;
beforeAll(async () => {
  const server = await startServer({ events: 120 });
  scene = { server, get: await getAs(server, ADMIN), provider: '', client: '' };
});
beforeEach(async () => {
  const { server } = scene;
  server.reset();
  const provider = server.state.providers()[0]?.id ?? '';
  const client = server.state.clients(provider)[0]?.id ?? '';
  scene = { server, get: await getAs(server, ADMIN), provider, client };
});
afterAll(() => scene.server.close());

describe('a fault', () => {
  it.each(FAULT_NAMES.map((name) => [name]))('shows: %s', async (name) => {
    // Derived before the fault, which may stand in the way of it.
    await passwordForm(scene.server, ADMIN);
    scene.server.faults.set([name]);
    const seen = SEEN[name];
    if (!seen) throw new Error(`Nothing says what ${name} does.`);
    await seen(scene);
  });

  it('stays within its path', async () => {
    scene.server.faults.set(['error-500@/api/providers', 'html@/api/config']);
    expect((await scene.get(`/providers/${scene.provider}`)).status).toBe(500);
    expect((await scene.get('/config')).body).toContain('<h1>');
    expect((await scene.get('/sync')).status).toBe(200);
  });

  it('ends when it is switched off', async () => {
    scene.server.faults.set(['error-500']);
    expect((await scene.get('/sync')).status).toBe(500);
    scene.server.faults.set([]);
    expect((await scene.get('/sync')).status).toBe(200);
  });

  it.each(['unheard-of', 'down@api', 'toString'])('is not %s', (name) => {
    expect(() => scene.server.faults.set([name])).toThrow(name);
  });

  it('may come with others: each tells its part', async () => {
    scene.server.faults.set(['role-denied', 'foreign-profile', 'client-key-shared']);
    const { profile } = (await scene.get('/sync')).body;
    expect(profile.email).toBe('someone@else.example');
    expect(profile.providers[0].type).toBe(1);
    expect(profile.providerOrganizations[0].key).toBe(profile.providerOrganizations[1].key);
  });
});
