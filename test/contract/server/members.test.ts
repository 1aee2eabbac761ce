import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { open, openText } from '../../../utils/crypto/encString.ts';
import { importPrivateKey, openWithPrivateKey } from '../../../utils/crypto/rsa.ts';
import { importSymmetricKey } from '../../../utils/crypto/symmetricKey.ts';
import { type RunningServer, startServer } from '../../server/server.ts';
import { type Get, getAs, getWith, signIn, userKeyOf } from './asking.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ events: 60 });
});
afterAll(() => server.close());

interface Listed {
  id: string;
  name: string;
  type: number;
  status: number;
  key: string | null;
}

const summary = (organizations: Listed[]) =>
  organizations.map(({ name, type, status }) => `${name}: ${type}, ${status}`).sort();

const profileOf = async (get: Get) => (await get('/sync?excludeDomains=true')).body.profile;

const idOf = (name: string) =>
  server.state
    .providers()
    .flatMap(({ id }) => server.state.clients(id))
    .find((client) => client.name === name)?.id ?? '';

describe('a direct membership of a client', () => {
  it.each([
    [
      'kim@northwind.example',
      [
        'Acme Legal: 0, 2',
        'Fjord Architects: 0, 2',
        'Rosewood & Sons Bindery: 0, 2',
        'Thornbury Estates: 0, 2',
      ],
      [],
    ],
    [
      'ada@northwind.example',
      ['Clover Dental: 2, 2', 'Meridian Opticians: 2, 2'],
      ['Eastgate Clinics: 1, 1'],
    ],
    ['mia@northwind.example', ['Baker & Sons: 1, 2'], []],
    ['priya@northwind.example', ['Delta Freight Logistics: 4, 2'], []],
    ['petra@harbour.example', ['Baker & Sons: 0, 2'], []],
    ['bea@atlas.example', [], []],
  ])(
    'is told to %s: when confirmed, and in the newer list when accepted',
    async (email, confirmed, waiting) => {
      const { organizations, organizationsNew } = await profileOf(await getAs(server, email));
      expect(summary(organizations)).toEqual(confirmed);
      expect(summary(organizationsNew)).toEqual([...confirmed, ...waiting].sort());
      for (const { key, status } of organizationsNew) expect(key === null).toBe(status !== 2);
    },
  );

  it('carries the client key wrapped to the person, the same key the provider key opens', async () => {
    const token = await signIn(server, 'kim@northwind.example');
    const userKey = await importSymmetricKey(await userKeyOf(server, 'kim@northwind.example', token));
    const { organizations, providers, providerOrganizations, privateKey } = await profileOf(
      getWith(server, token.access_token),
    );
    const rsa = await importPrivateKey(await open('privateKey', privateKey, userKey));
    const direct = organizations.find(({ name }: Listed) => name === 'Acme Legal');
    const linked = providerOrganizations.find(({ id }: Listed) => id === direct.id);
    const providerKey = await importSymmetricKey(
      await openWithPrivateKey('providerKey', providers[0].key, rsa),
    );
    const key = await openWithPrivateKey('providerKey', direct.key, rsa);
    expect(key).toEqual(await open('clientKey', linked.key, providerKey));
    const { body } = await getWith(server, token.access_token)(`/organizations/${direct.id}/collections`);
    expect(await openText('field', body.data[0].name, await importSymmetricKey(key))).toBe(
      'Default collection',
    );
  });

  it.each([
    ['an Owner', 'petra@harbour.example', 'Baker &amp; Sons', [200, 200, 200]],
    ['a custom role that may read the log', 'jonas@harbour.example', 'Acme Legal', [404, 200, 200]],
    ['nobody of that client', 'petra@harbour.example', 'Acme Legal', [404, 404, 404]],
    ['someone whose membership was revoked', 'nora@solo.example', 'Baker &amp; Sons', [404, 404, 404]],
  ])('lets in %s without the provider, as far as it reaches', async (_, email, name, statuses) => {
    const get = await getAs(server, email);
    const id = idOf(name);
    const answers = await Promise.all(
      ['', '/events', '/collections'].map((path) => get(`/organizations/${id}${path}`)),
    );
    expect(answers.map(({ status }) => status)).toEqual(statuses);
  });

  it('shows a member the collections they are assigned to, which is none', async () => {
    const get = await getAs(server, 'jonas@harbour.example');
    for (const path of ['collections', 'collections/details']) {
      expect((await get(`/organizations/${idOf('Acme Legal')}/${path}`)).body.data).toEqual([]);
    }
  });

  it('leaves the provider out of what the client’s log says of an opened vault', async () => {
    const openedBy = async (email: string) => {
      const get = await getAs(server, email);
      const id = idOf('Acme Legal');
      await get(`/organizations/${id}/collections/details`);
      const { body } = await get(`/organizations/${id}/events`);
      return body.data.find(({ type }: { type: number }) => type === 1603).providerId;
    };
    expect(await openedBy('kim@northwind.example')).toBeNull();
    expect(await openedBy('ada@northwind.example')).toBe(server.state.providers()[0]?.id);
  });
});

describe('providers of other kinds', () => {
  it.each([
    ['rex@licences.example', 0, 1, 1, 'Teams (Annually)', true],
    ['ines@licences.example', 1, 1, 1, 'Teams (Annually)', true],
    ['bea@atlas.example', 0, 2, 2, 'Enterprise (Monthly)', false],
    ['ben@atlas.example', 1, 2, 2, 'Enterprise (Monthly)', false],
  ])('are told to %s with kind, status and keys', async (email, role, kind, status, plan, keyless) => {
    const get = await getAs(server, email);
    const [provider] = (await profileOf(get)).providers;
    expect([provider.type, provider.providerType, provider.providerStatus]).toEqual([role, kind, status]);
    const { body } = await get(`/providers/${provider.id}/organizations`);
    expect(body.data[0].plan).toBe(plan);
    for (const { key } of body.data) expect(key === null).toBe(keyless);
  });
});

describe('the features of a plan', () => {
  it.each([
    ['Acme Legal', { usePolicies: true, useSso: true, useGroups: true, useEvents: true }],
    ['Cloudreach Design', { usePolicies: false, useSso: false, useGroups: true, useEvents: true }],
    ['Nordlys Bakeri', { usePolicies: false, useSso: false, useGroups: false, useEvents: false }],
  ])('of %s are the same in sync and in the organization itself', async (name, features) => {
    const get = await getAs(server, 'kim@northwind.example');
    const { providerOrganizations } = await profileOf(get);
    const listed = providerOrganizations.find((client: Listed) => client.name === name);
    expect(listed).toMatchObject(features);
    expect((await get(`/organizations/${listed.id}`)).body).toMatchObject(features);
  });
});
