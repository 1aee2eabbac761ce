import { expect } from 'vitest';
import { openText } from '../../../../utils/crypto/encString.ts';
import { type Answer, getAs } from '../asking.ts';
import { clientKeyOf } from './openKeys.ts';
import { ADMIN, type Seen } from './scene.ts';

/** Faults of what lists hold and what is allowed. */
export const ROWS: Record<string, Seen> = {
  async 'endless-continuation'({ get, provider }) {
    const first = (await get(`/providers/${provider}/events`)).body;
    const token = encodeURIComponent(first.continuationToken);
    const second = (await get(`/providers/${provider}/events?continuationToken=${token}`)).body;
    expect(second).toEqual(first);
  },
  async 'foreign-client'({ get, provider }) {
    const { body } = await get(`/providers/${provider}/organizations`);
    const owners = body.data.map(({ providerId }: { providerId: string }) => providerId);
    expect(owners.filter((owner: string) => owner !== provider)).toHaveLength(1);
  },
  async forbidden({ get, provider }) {
    for (const path of ['', '/organizations', '/users', '/events']) {
      expect(await get(`/providers/${provider}${path}`)).toMatchObject({ status: 403, body: '' });
    }
    expect((await get('/sync')).status).toBe(200);
  },
  async 'foreign-client-in-sync'({ get, provider }) {
    const { profile } = (await get('/sync')).body;
    const owners = profile.providerOrganizations.map(({ providerId }: Answer['body']) => providerId);
    expect(owners.filter((owner: string) => owner !== provider)).toHaveLength(1);
  },
  async 'foreign-collection'({ get, client }) {
    const { body } = await get(`/organizations/${client}/collections`);
    const owners = body.data.map(({ organizationId }: Answer['body']) => organizationId);
    expect(owners.filter((owner: string) => owner !== client)).toHaveLength(1);
  },
  async 'foreign-event'({ get, provider }) {
    const { body } = await get(`/providers/${provider}/events`);
    const owners = body.data.map(({ providerId }: Answer['body']) => providerId);
    expect(owners.filter((owner: string) => owner !== provider)).toHaveLength(1);
  },
  async 'foreign-profile'({ server, get }) {
    const { profile } = (await get('/sync')).body;
    expect(profile.id).not.toBe(server.state.accountByEmail(ADMIN)?.id);
  },
  async 'names-spoofed'({ server, get, provider, client }) {
    const [sync, clients, people, collections] = await Promise.all([
      get('/sync'),
      get(`/providers/${provider}/organizations`),
      get(`/providers/${provider}/users`),
      get(`/organizations/${client}/collections`),
    ]);
    const named = (rows: Answer['body'][], field: string) => rows.map((row) => row[field]).join('|');
    const { profile } = sync.body;
    for (const names of [
      named(profile.providerOrganizations, 'name'),
      named(clients.body.data, 'organizationName'),
      named(people.body.data, 'name'),
    ]) {
      for (const spoof of ['\u202E', '\u2066', '\u0000', '<img src=x', '&lt;b&gt;'])
        expect(names).toContain(spoof);
    }
    const key = await clientKeyOf(server, ADMIN, client);
    const opened: string[] = [];
    for (const { name } of collections.body.data) opened.push(await openText('field', name, key));
    expect(opened.join('|')).toContain('\u202E');
  },
  async 'role-promised'({ server, provider }) {
    const get = await getAs(server, 'ada@northwind.example');
    expect((await get('/sync')).body.profile.providers[0].type).toBe(0);
    expect((await get(`/providers/${provider}/users`)).status).toBe(403);
  },
  async 'role-denied'({ get, provider }) {
    expect((await get('/sync')).body.profile.providers[0].type).toBe(1);
    expect((await get(`/providers/${provider}/users`)).status).toBe(200);
  },
};
