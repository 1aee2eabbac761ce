import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type RunningServer, type ServerOptions, startServer } from '../../server/server.ts';
import { type Answer, askAgain, getAs, getWith, postJson, refresh, signIn } from './asking.ts';
import { newClientBody } from './newClient.ts';

const ADMIN = 'kim@northwind.example';
const ANOTHER = 'another passphrase altogether';

let folder: string;
let file: string;
let running: RunningServer[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'local-server-'));
  file = path.join(folder, 'state.json');
});
afterEach(async () => {
  await Promise.all(running.map((server) => server.close()));
  running = [];
  rmSync(folder, { recursive: true });
});

async function start(options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  const server = await startServer({ events: 24, data: file, ...options });
  running.push(server);
  return server;
}

async function restart(server: RunningServer): Promise<RunningServer> {
  await server.close();
  running = running.filter((one) => one !== server);
  return start();
}

const providerOf = (server: RunningServer) => server.state.providers()[0]?.id ?? '';
const eventsOf = async (server: RunningServer) =>
  (await (await getAs(server, ADMIN))(`/providers/${providerOf(server)}/events`)).body.data;
const withoutSignIns = (rows: Answer['body'][]) => rows.filter(({ type }) => type !== 1000);

describe('a server with a data file', () => {
  it('keeps sessions, devices, passwords, roles, people, policies and addresses', async () => {
    const first = await start();
    const token = await signIn(first, 'ada@northwind.example');
    await first.changePassword('priya@northwind.example', ANOTHER);
    await first.rotateUserKey('mia@northwind.example');
    first.changeRole('fern@northwind.example', 'providerAdmin');
    first.removePerson('sven@northwind.example');
    first.confirm('leo@northwind.example');
    first.setPolicy('pia@northwind.example', 10, true);
    first.changeEmail('elin@northwind.example', 'elin.fors@northwind.example');
    const mia = (await getWith(first, (await signIn(first, 'mia@northwind.example')).access_token)('/sync'))
      .body;

    const second = await restart(first);
    expect((await getWith(second, token.access_token)('/sync')).status).toBe(200);
    expect((await refresh(second, token.refresh_token)).status).toBe(200);
    expect((await signIn(second, 'priya@northwind.example', ANOTHER)).Key).toMatch(/^2\./);
    await expect(signIn(second, 'priya@northwind.example')).rejects.toThrow('incorrect');
    expect((await (await getAs(second, 'mia@northwind.example'))('/sync')).body.profile.privateKey).toBe(
      mia.profile.privateKey,
    );
    const people = (await (await getAs(second, ADMIN))(`/providers/${providerOf(second)}/users`)).body.data;
    const roles = Object.fromEntries(
      people.map(({ email, type, status }: Answer['body']) => [email, [type, status]]),
    );
    expect(roles['fern@northwind.example']).toEqual([0, 2]);
    expect(roles['leo@northwind.example']).toEqual([1, 2]);
    expect(roles).not.toHaveProperty(['sven@northwind.example']);
    expect(roles).toHaveProperty(['elin.fors@northwind.example']);
    const policies = (await (await getAs(second, 'pia@northwind.example'))('/sync')).body.policies;
    expect(policies.map(({ type }: Answer['body']) => type)).toEqual([1, 9, 14, 10]);
    expect(second.state.accountByEmail('ada@northwind.example')?.knownDevices.size).toBe(1);
  });

  it('keeps clients that were created, added and unlinked, with what is in them', async () => {
    const first = await start();
    const base = `/providers/${providerOf(first)}`;
    const authorization = `Bearer ${(await signIn(first, ADMIN)).access_token}`;
    const [gone] = first.state.clients(providerOf(first));
    await postJson(first, `${base}/clients`, newClientBody(), { authorization });
    await postJson(first, `${base}/organizations/${gone?.linkId}/delete`, {}, { authorization });
    first.changeOwner('Zephyr & Sons', 'confirmed');
    const before = first.state.clients(providerOf(first)).map(({ id, status }) => [id, status]);
    const second = await restart(first);
    const clients = second.state.clients(providerOf(second));
    expect(clients.map(({ id, status }) => [id, status])).toEqual(before);
    expect(clients.at(-1)?.owners).toEqual([{ email: 'owner@zephyr.example', status: 'confirmed' }]);
    expect(
      clients
        .at(-1)
        ?.collections()
        .map(({ name }) => name),
    ).toEqual(['2.BBBB|BBBB|BBBB']);
    expect(second.state.client(gone?.id ?? '')?.providerId).toBeNull();
    expect(second.state.plans(providerOf(second))).toEqual(first.state.plans(providerOf(first)));
  });

  it('keeps both logs: what the seed had, to the millisecond, and what was written since', async () => {
    const first = await start();
    const get = await getAs(first, ADMIN);
    const [client] = first.state.clients(providerOf(first));
    await get(`/organizations/${client?.id}/collections/details`);
    const before = withoutSignIns(await eventsOf(first));
    const second = await restart(first);
    expect(withoutSignIns(await eventsOf(second))).toEqual(before);
    expect(second.eventCounts()).not.toHaveProperty('1903');
    const third = await restart(second);
    expect(withoutSignIns(await eventsOf(third))).toEqual(before);
  });

  it('remembers second steps', async () => {
    const first = await start();
    const email = 'sven@northwind.example';
    const step = {
      twoFactorProvider: '0',
      twoFactorToken: first.authenticatorCode(email),
      twoFactorRemember: '1',
    };
    const twoFactorToken = (await askAgain(first, email, step)).body.TwoFactorToken;
    const second = await restart(first);
    expect((await askAgain(second, email, { twoFactorProvider: '5', twoFactorToken })).status).toBe(200);
  });

  it('writes soon after a request, so that a kill loses little', async () => {
    const server = await start();
    expect(existsSync(file)).toBe(false);
    await signIn(server, ADMIN);
    await vi.waitFor(() => expect(existsSync(file)).toBe(true), { timeout: 5_000 });
    expect(JSON.parse(readFileSync(file, 'utf8')).sessions).toHaveLength(1);
  });

  it('writes what is not as the seed made it, and no more', async () => {
    await (await start()).close();
    running = [];
    const { changed, removed, log, devices } = JSON.parse(readFileSync(file, 'utf8'));
    expect(Object.keys(changed)).toContain('accounts');
    expect([...Object.values(changed), ...Object.values(removed), log].flat()).toEqual([]);
    expect(devices).toEqual({});
  });

  it('begins anew with a reset', async () => {
    const first = await start();
    first.removePerson('sven@northwind.example');
    first.reset();
    const second = await restart(first);
    expect(
      second.state.memberships(second.state.accountByEmail('sven@northwind.example')?.id ?? ''),
    ).toHaveLength(1);
  });

  it('refuses a file of another world, and one that is none, and leaves both alone', async () => {
    await (await start()).close();
    running = [];
    const text = readFileSync(file, 'utf8');
    await expect(start({ clients: 3 })).rejects.toThrow('was begun with --clients 24');
    expect(readFileSync(file, 'utf8')).toBe(text);
    writeFileSync(file, '{"precious":"notes"}');
    await expect(start()).rejects.toThrow('is not one this server wrote');
    expect(readFileSync(file, 'utf8')).toBe('{"precious":"notes"}');
    await expect(start({ data: folder })).rejects.toThrow('cannot be read');
  });
});
