import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../server/server.ts';
import { type Get, getAs } from './asking.ts';

let server: RunningServer;
let get: Get;
let client: string;
beforeAll(async () => {
  server = await startServer({ port: 0 });
  get = await getAs(server, 'kim@northwind.example');
  client = server.state.clients(server.state.providers()[0]?.id ?? '')[0]?.id ?? '';
});
afterAll(() => server.close());

interface Row {
  organizationId: string;
  type: number;
  enabled: boolean;
}
const rows = async () => (await get(`/organizations/${client}/policies`)).body.data as Row[];

describe('the policies of a client', () => {
  it('are those that were ever saved, and one that is made up', async () => {
    expect(await rows()).toMatchObject([{ type: 21, enabled: false }]);
    server.state.setPolicy(client, 0, true, null);
    server.state.setPolicy(client, 3, false, null);
    expect((await rows()).map(({ type, enabled }) => [type, enabled])).toEqual([
      [0, true],
      [3, false],
      [21, false],
    ]);
  });

  it('name the client they bind, and are read without an event', async () => {
    const before = server.eventCounts();
    expect((await rows()).every(({ organizationId }) => organizationId === client)).toBe(true);
    expect(server.eventCounts()).toEqual(before);
  });

  it('are refused without a body to whoever has no part in the client', async () => {
    const stranger = await getAs(server, 'petra@harbour.example');
    const answer = await stranger(`/organizations/${client}/policies`);
    expect([answer.status, answer.body]).toEqual([403, '']);
  });
});
