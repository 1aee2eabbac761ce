import { NO_NOTES } from '../../../utils/domain/logNotes.ts';
import { RANGE, type RowsOf } from './row.ts';

export const LOG_ROWS: RowsOf<'account' | 'events' | 'notes'> = {
  'events.list': {
    input: { continuation: null },
    method: 'GET',
    path: ({ provider }) => `/providers/${provider}/events`,
    refusal: 404,
    ours: ['providerNotSetUp'],
  },
  'events.kept': { asks: 'nobody', input: { segment: 0 } },
  'events.keep': { asks: 'nobody', input: { covered: [], events: [] } },
  'events.load': {
    input: { range: RANGE },
    method: 'GET',
    path: ({ provider }) => `/providers/${provider}/events`,
    refusal: 404,
    ours: ['providerNotSetUp'],
  },
  'notes.read': { asks: 'nobody', input: {} },
  'notes.write': { asks: 'nobody', input: { revision: 0, notes: NO_NOTES } },
  'account.events': {
    input: { continuation: null },
    method: 'GET',
    path: () => '/events',
    refusal: 401,
    // one's own account has events without a provider too, but this product has nowhere to show them
    ours: ['unknown'],
  },
  'account.keptEvents': { asks: 'nobody', input: { segment: 0 } },
  'account.keepEvents': { asks: 'nobody', input: { covered: [], events: [] } },
  'account.loadEvents': {
    input: { range: RANGE },
    method: 'GET',
    path: () => '/events',
    refusal: 401,
    ours: ['unknown'],
  },
};
