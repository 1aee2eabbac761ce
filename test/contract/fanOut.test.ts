import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAN_OUT } from '../../utils/wire/fanOut.ts';
import { type RunningServer, startServer } from '../server/server.ts';
import { type Get, getAs } from './server/asking.ts';

let server: RunningServer;
let get: Get;
let client: string;
beforeAll(async () => {
  server = await startServer({ port: 0 });
  get = await getAs(server, 'kim@northwind.example');
  client = server.state.clients(server.state.providers()[0]?.id ?? '')[0]?.id ?? '';
});
afterAll(() => server.close());

describe('what may be asked in every client at once', () => {
  it.each(FAN_OUT)('%s writes no event', async (route) => {
    const before = server.eventCounts();
    expect((await get(route.replace('{client}', client))).status).toBe(200);
    expect(server.eventCounts()).toEqual(before);
  });

  it('would be noticed if it did', async () => {
    const before = server.eventCounts();
    await get(`/organizations/${client}/collections/details`);
    expect(server.eventCounts()).not.toEqual(before);
  });
});
