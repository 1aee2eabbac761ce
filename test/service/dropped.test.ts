import { describe, expect, it } from 'vitest';
import { createServices } from '../../entrypoints/background/services.ts';
import type { Client } from '../../utils/domain/clients.ts';
import { DEMO_PASSWORD } from '../server/server.ts';
import { KIM, useScene } from './races/gate.ts';

const scene = useScene({ events: 20 });
const OTHER = '99999999-9999-4999-8999-999999999999';

/** The server's own answer to requests like `part`, with every row made another client's. */
function swapClient(part: string): void {
  scene.network.onRequest(async (url, init) => {
    if (!url.includes(part)) return undefined;
    const answer = await (await fetch(url, init)).json();
    const data = answer.data.map((row: object, at: number) =>
      at === 0 ? { ...row, organizationId: OTHER } : row,
    );
    return Response.json({ ...answer, data });
  });
}

async function enterClover() {
  const { clients } = await scene.world.get('clients.list', {});
  const clover = clients.find(({ name }) => name === 'Clover Dental') as Client;
  const { token } = await scene.world.get('context.enter', { clientId: clover.id, asCurrent: true });
  return { clover, context: token };
}

const dropped = () => scene.world.get('dropped.list', {});

describe('rows of another client or provider', () => {
  it('are none when the server is honest', async () => {
    await scene.world.signIn(KIM, DEMO_PASSWORD);
    const { context } = await enterClover();
    await scene.world.get('client.collections', {}, { context });
    await scene.world.get('client.events', { continuation: null }, { context });
    await scene.world.get('events.list', { continuation: null });
    expect(await dropped()).toEqual([]);
  });

  it('in the list of clients are left out and reported', async () => {
    scene.server.faults.set(['foreign-client']);
    await scene.world.signIn(KIM, DEMO_PASSWORD);
    const { clients } = await scene.world.get('clients.list', {});
    expect(clients).toHaveLength(24);
    const [row, ...others] = await dropped();
    expect(row).toMatchObject({ of: 'clients', count: 1, clientId: null, at: scene.world.now() });
    expect(others).toEqual([]);
    expect(scene.world.stored().changed).toMatchObject({ dropped: 1 });
  });

  it.each(['collections', 'events'] as const)(
    'in the %s of a client are left out and reported',
    async (of) => {
      await scene.world.signIn(KIM, DEMO_PASSWORD);
      const { clover, context } = await enterClover();
      const read = async () => {
        if (of === 'collections')
          return (await scene.world.get('client.collections', {}, { context })).length;
        return (await scene.world.get('client.events', { continuation: null }, { context })).events.length;
      };
      const all = await read();
      swapClient(`/organizations/${clover.id}/${of}`);
      expect(await read()).toBe(all - 1);
      expect(await read()).toBe(all - 1);
      expect(await dropped()).toMatchObject([{ of, count: 1, clientId: clover.id }]);
    },
  );

  it('are told under the provider they came with, and until the lock', async () => {
    scene.server.faults.set(['foreign-client']);
    await scene.world.signIn(KIM, DEMO_PASSWORD);
    await scene.world.get('clients.list', {});
    expect(await createServices(scene.world.platform).dropped.list(null)).toEqual([]);
    await scene.world.get('session.lock', {});
    expect(Object.keys(scene.world.stored())).not.toContain('dropped');
  });
});
