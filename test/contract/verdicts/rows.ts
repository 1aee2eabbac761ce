import { CONTRACT, type Contract, type Input, type OperationName } from '../../../utils/bridge/contract.ts';
import type { DenialReason } from '../../../utils/domain/permissions.ts';

/** Every operation that needs a right. */
export type Judged = {
  [N in OperationName]: Contract[N]['needs'] extends null ? never : N;
}[OperationName];

export const JUDGED = (Object.keys(CONTRACT) as OperationName[]).filter(
  (name): name is Judged => CONTRACT[name].needs !== null,
);

/** Whose provider and client a path is about. */
export interface Ids {
  provider: string;
  client: string;
}

/** Opens this page of the web vault; the server is not asked. */
interface OpensWebVault {
  opens: 'members' | 'vault';
}

interface AsksServer<N extends Judged> {
  input: Input<N>;
  /** What is sent for it; other requests beside it only name what this one answered. */
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: (ids: Ids) => string;
  body?: unknown;
  /** The answer to whoever may not (reference/provider-api.md section 9.3). */
  refusal: 400 | 401 | 403 | 404;
  /**
   * Reasons that are ours alone: the server would answer, but what it says could not be used, or Bitwarden's own portal
   * does not offer it either (`provider.enabled` and `organization.enabled` are no matter of its API).
   */
  ours: readonly DenialReason[];
}

export type Row<N extends Judged = Judged> = OpensWebVault | AsksServer<N>;

/** One row for each operation that needs a right: the compiler and the test miss one that is not here. */
export const ROWS: { [N in Judged]: Row<N> } = {
  'clients.list': {
    input: {},
    method: 'GET',
    path: ({ provider }) => `/providers/${provider}/organizations`,
    refusal: 403,
    ours: ['providerNotSetUp'],
  },
  'clients.refresh': {
    input: {},
    method: 'GET',
    path: ({ provider }) => `/providers/${provider}/organizations`,
    refusal: 403,
    ours: ['providerNotSetUp'],
  },
  'client.open': { opens: 'members' },
  'client.openVault': { opens: 'vault' },
  'client.events': {
    input: { continuation: null },
    method: 'GET',
    path: ({ client }) => `/organizations/${client}/events`,
    refusal: 404,
    ours: ['planLacksFeature'],
  },
  'client.collections': {
    input: {},
    method: 'GET',
    path: ({ client }) => `/organizations/${client}/collections`,
    refusal: 404,
    ours: ['providerSuspended', 'clientSuspended', 'clientUnreadable'],
  },
  'events.list': {
    input: { continuation: null },
    method: 'GET',
    path: ({ provider }) => `/providers/${provider}/events`,
    refusal: 404,
    ours: ['providerNotSetUp'],
  },
  'account.events': {
    input: { continuation: null },
    method: 'GET',
    path: () => '/events',
    refusal: 401,
    // one's own account has events without a provider too, but this product has nowhere to show them
    ours: ['unknown'],
  },
  'people.list': {
    input: {},
    method: 'GET',
    path: ({ provider }) => `/providers/${provider}/users`,
    refusal: 403,
    ours: ['providerNotSetUp'],
  },
};

export const isInClient = (name: Judged): boolean => CONTRACT[name].scope === 'view';
