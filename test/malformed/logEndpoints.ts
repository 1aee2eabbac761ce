import {
  getAccountEvents,
  getClientEvents,
  getPersonEvents,
  getProviderEvents,
} from '../../utils/wire/events.ts';
import type { Endpoint } from './check.ts';
import { id, list, personId, providerScope, scope } from './scopes.ts';

const events = {
  ...list({
    object: 'event',
    type: 1903,
    date: '2026-11-25T03:12:47.1234567Z',
    userId: id(1),
    organizationId: id(3),
    providerId: id(2),
    providerOrganizationId: id(4),
    actingUserId: id(1),
    deviceType: 9,
    ipAddress: '192.0.2.7',
    systemUser: null,
    domainName: null,
  }),
  continuationToken: 'next',
};

export const LOG_ENDPOINTS: Record<string, Endpoint> = {
  getProviderEvents: { request: getProviderEvents(providerScope, { continuation: null }), sample: events },
  getClientEvents: {
    request: getClientEvents(scope, { continuation: 'next', range: { start: 0, end: 1 } }),
    sample: events,
  },
  getAccountEvents: { request: getAccountEvents({ continuation: null }), sample: events },
  getPersonEvents: {
    request: getPersonEvents(providerScope, personId, { continuation: null, range: { start: 0, end: 1 } }),
    sample: events,
  },
};
