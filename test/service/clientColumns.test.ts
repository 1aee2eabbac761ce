import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD, type RunningServer, startServer } from '../server/server.ts';
import { createWorld } from './world.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ port: 0 });
});
afterAll(() => server.close());

describe('the columns of the table of clients', () => {
  it('are nobody’s until somebody chose, and outlive the worker', async () => {
    const world = createWorld(server.url);
    await world.signIn('kim@northwind.example', DEMO_PASSWORD);
    expect(await world.get('clientColumns.read', {})).toEqual({ columns: null });
    await world.get('clientColumns.write', { columns: ['tags', 'client', 'plan'] });
    world.killWorker();
    expect(await world.get('clientColumns.read', {})).toEqual({ columns: ['client', 'plan', 'tags'] });
  });
});
