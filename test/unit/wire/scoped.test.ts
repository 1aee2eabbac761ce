import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { getCollections } from '../../../utils/wire/collections.ts';
import { getClientEvents } from '../../../utils/wire/events.ts';
import type { FAN_OUT } from '../../../utils/wire/fanOut.ts';
import type { WireRequest } from '../../../utils/wire/request.ts';
import type {
  ClientScope,
  FanOutScope,
  JobScope,
  ProviderScope,
  ViewScope,
} from '../../../utils/wire/scope.ts';
import { fitsScope, type ScopeOf, scoped, scopedList } from '../../../utils/wire/scoped.ts';

const guid = (digit: string) => `${digit.repeat(8)}-1111-4111-8111-${digit.repeat(12)}`;
const of = { accountId: guid('a'), providerId: guid('b'), epoch: 1 };
const inClient = { ...of, clientId: guid('c'), linkId: guid('d') };
const provider = { kind: 'provider', ...of } as unknown as ProviderScope;
const view = { kind: 'view', ...inClient, document: 'D', token: 'T' } as unknown as ViewScope;
const job = { kind: 'job', ...inClient, planId: 'P' } as unknown as JobScope;
const fanOut = { kind: 'fanOut', ...inClient } as unknown as FanOutScope;
const other = guid('e');

const rest = { schema: z.unknown(), maxBytes: 1_000 };
const get = { method: 'GET', ...rest } as const;

describe('a request', () => {
  it('takes its path and its query from the scope', () => {
    const write = scoped(view, '/providers/{provider}/clients/{link}', { method: 'PUT', ...rest });
    expect(write.path).toBe(`/providers/${provider.providerId}/clients/${view.linkId}`);
    const query = { organizationId: '{client}', kind: 'all' };
    const items = scoped(job, '/ciphers/{client}', { ...get, query });
    expect(items.query).toEqual({ organizationId: job.clientId, kind: 'all' });
    expect([write, items].every(fitsScope)).toBe(true);
  });

  it('is nobody’s when it names nobody', () => {
    expect(fitsScope({ host: 'api', path: '/sync', ...get })).toBe(true);
    expect(fitsScope({ host: 'api', path: `/organizations/${view.clientId}/events`, ...get })).toBe(false);
  });

  it.each<[string, Partial<WireRequest<unknown>>]>([
    ['in its path', { path: `/organizations/${other}/users` }],
    ['as a link of its path', { path: `/providers/${view.providerId}/organizations/${other}` }],
    ['as the provider of its path', { path: `/providers/${other}/clients/${view.linkId}` }],
    ['in its query', { path: '/ciphers/organization-details', query: { organizationId: other } }],
    [
      'in its body',
      { path: '/ciphers', method: 'POST', body: { json: { items: [{ organizationId: other }] } } },
    ],
    ['in letters of another case', { path: `/organizations/${view.clientId.toUpperCase()}/users` }],
  ])('put together by hand for another client %s does not fit', (_, parts) => {
    for (const scope of [view, job])
      expect(fitsScope({ host: 'api', path: '/', ...get, ...parts, scope })).toBe(false);
  });

  it('for the provider does not fit a client', () => {
    const request = { host: 'api', path: `/organizations/${view.clientId}/events`, ...get } as const;
    expect(fitsScope({ ...request, scope: provider })).toBe(false);
    expect(fitsScope({ ...request, scope: view })).toBe(true);
  });
});

describe('a fan-out', () => {
  it('may ask what is on the list', () => {
    expect(fitsScope(getCollections(fanOut))).toBe(true);
    expect(fitsScope(getClientEvents(fanOut, { continuation: 'token' }))).toBe(true);
  });

  it('may ask nothing else, by its type', () => {
    const isAnyClient: ScopeOf<(typeof FAN_OUT)[number]> = fanOut;
    // @ts-expect-error a route that is not on the list takes a named client only
    const isNamed: ScopeOf<'/organizations/{client}/groups'> = fanOut;
    // @ts-expect-error nor does a route of the provider take a client
    const isProvider: ScopeOf<'/providers/{provider}/users'> = view;
    expect([isAnyClient, isNamed, isProvider]).toHaveLength(3);
  });

  it.each<[string, Partial<WireRequest<unknown>>]>([
    ['another route', { path: `/organizations/${fanOut.clientId}/groups` }],
    ['the neighbour that writes events', { path: `/organizations/${fanOut.clientId}/collections/details` }],
    ['another method', { method: 'POST' }],
    ['a body', { body: { json: {} } }],
    ['another host', { host: 'events' }],
    ['what leaves a trace', { leavesTrace: true }],
    ['another client', { path: `/organizations/${other}/collections` }],
  ])('put together by hand for %s does not fit', (_, parts) => {
    expect(fitsScope({ ...getCollections(fanOut), ...parts } as WireRequest<unknown>)).toBe(false);
  });
});

describe('an answer', () => {
  const rows = z.object({ organizationId: z.string() });
  const list = (scope: ClientScope) =>
    scopedList(scope, '/organizations/{client}/collections', {
      of: 'collections',
      row: rows,
      belongs: ({ organizationId }, { clientId }) => organizationId === clientId,
      maxBytes: 1_000,
    });

  it('loses the rows of others, which are counted', () => {
    const own = { organizationId: view.clientId };
    const sifted = list(view).sift?.({ data: [own, { organizationId: other }, own] });
    expect(sifted).toEqual({ own: { data: [own, own] }, dropped: 1, of: 'collections' });
  });
});
