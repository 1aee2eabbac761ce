import { getAuthResponse, postAuthRequest } from '../../utils/wire/authRequests.ts';
import {
  getInvoiceCsv,
  getInvoices,
  getOwnSubscription,
  getSubscription,
  getWarnings,
} from '../../utils/wire/billing.ts';
import { deleteLink, getAddable, postClient, postExisting, putClient } from '../../utils/wire/clientLife.ts';
import { getClients } from '../../utils/wire/clients.ts';
import { getCollections } from '../../utils/wire/collections.ts';
import { getConfig } from '../../utils/wire/config.ts';
import { postResendDeviceCode } from '../../utils/wire/devices.ts';
import {
  getAccountEvents,
  getClientEvents,
  getPersonEvents,
  getProviderEvents,
} from '../../utils/wire/events.ts';
import { getMemberSummaries } from '../../utils/wire/members.ts';
import {
  deletePeople,
  getPeople,
  postConfirms,
  postInvites,
  postPublicKeys,
  postReinvites,
  putPerson,
} from '../../utils/wire/people.ts';
import { getPolicies } from '../../utils/wire/policies.ts';
import { postPrelogin, postPreloginOlder } from '../../utils/wire/prelogin.ts';
import { getProvider, putProvider } from '../../utils/wire/provider.ts';
import { getSync } from '../../utils/wire/sync.ts';
import { postPasswordGrant, postRefreshGrant } from '../../utils/wire/token.ts';
import { postSendTwoFactorMail } from '../../utils/wire/twoFactor.ts';
import type { Endpoint } from './check.ts';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const list = (...data: object[]) => ({ object: 'list', data, continuationToken: null });
const SEALED = '2.aWl2aWl2aWl2aWl2aQ==|ZGF0YWRhdGFkYXRhZGE=|bWFjbWFjbWFjbWFjbWFjbWFjbWFjbWFjbWFjbWFjbWE=';

/** Of the same client whatever asks; builders look at what they need. */
const scope = {
  kind: 'view',
  accountId: id(1),
  providerId: id(2),
  clientId: id(3),
  linkId: id(4),
  epoch: 1,
  document: 'document-1',
  token: 'token-1',
} as never;
const providerScope = { kind: 'provider', accountId: id(1), providerId: id(2), epoch: 1 } as never;
const joiningScope = {
  kind: 'joining',
  accountId: id(1),
  providerId: id(2),
  organizationId: id(3),
  epoch: 1,
} as never;

const personId = id(5) as never;
const wireProvider = { id: id(2), name: 'Northwind', billingEmail: 'a@northwind.example', type: 0 };
const bulkAnswer = list({ id: id(5), error: 'Invalid user.' });

const prelogin = {
  kdf: 1,
  kdfIterations: 3,
  kdfMemory: 64,
  kdfParallelism: 4,
  salt: 'kim@northwind.example',
  kdfSettings: { kdfType: 1, iterations: 3, memory: 64, parallelism: 4 },
};

const tokens = {
  access_token: 'a.b.c',
  expires_in: 3600,
  token_type: 'Bearer',
  refresh_token: 'r',
  scope: 'api',
};

const token = {
  ...tokens,
  Key: SEALED,
  PrivateKey: SEALED,
  AccountKeys: {
    publicKeyEncryptionKeyPair: { wrappedPrivateKey: SEALED, publicKey: 'cHVibGlj', signedPublicKey: null },
    signatureKeyPair: null,
    securityState: null,
  },
  ForcePasswordReset: false,
  MasterPasswordPolicy: { minComplexity: 3, minLength: 12, requireUpper: true, enforceOnLogin: true },
  UserDecryptionOptions: {
    HasMasterPassword: true,
    MasterPasswordUnlock: {
      Kdf: { KdfType: 0, Iterations: 600_000, Memory: null, Parallelism: null },
      MasterKeyEncryptedUserKey: SEALED,
      Salt: 'kim@northwind.example',
    },
  },
};

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

const organization = {
  id: id(3),
  providerId: id(2),
  name: 'Acme Legal',
  enabled: true,
  key: SEALED,
  useEvents: true,
  useGroups: true,
  status: 2,
  type: 0,
  permissions: { accessEventLogs: true, manageUsers: false },
};

const sync = {
  object: 'sync',
  profile: {
    id: id(1),
    name: 'Kim Larsen',
    email: 'kim@northwind.example',
    securityStamp: id(9),
    privateKey: SEALED,
    providers: [
      {
        id: id(2),
        name: 'Northwind MSP',
        key: `4.${'QUFB'.repeat(86)}`,
        type: 0,
        status: 2,
        enabled: true,
        useEvents: true,
        providerStatus: 2,
        providerType: 0,
      },
    ],
    providerOrganizations: [organization],
    organizations: [organization],
    organizationsNew: [organization],
  },
  policies: [{ id: id(7), organizationId: id(3), type: 9, enabled: true, data: { minutes: 15 } }],
};

const device = { id: id(6), type: 2, name: 'Switchboard' };

const authRequest = {
  id: id(8),
  publicKey: 'MIIB',
  key: SEALED,
  requestApproved: true,
  creationDate: '2026-11-01T09:00:00Z',
  responseDate: '2026-11-01T09:01:00Z',
};

/** One row per request builder of `utils/wire`, under its name. */
export const ENDPOINTS: Record<string, Endpoint> = {
  postPrelogin: { request: postPrelogin('kim@northwind.example'), sample: prelogin },
  postPreloginOlder: { request: postPreloginOlder('kim@northwind.example'), sample: prelogin },
  postPasswordGrant: {
    request: postPasswordGrant('kim@northwind.example', { passwordHash: 'hash' }, device),
    sample: token,
  },
  postRefreshGrant: { request: postRefreshGrant('refresh'), sample: tokens },
  postSendTwoFactorMail: {
    request: postSendTwoFactorMail('kim@northwind.example', id(6), { passwordHash: 'hash' }),
    sample: null,
  },
  postResendDeviceCode: { request: postResendDeviceCode('kim@northwind.example', 'hash'), sample: null },
  postAuthRequest: {
    request: postAuthRequest('kim@northwind.example', id(6), 'key', 'code'),
    sample: authRequest,
  },
  getAuthResponse: { request: getAuthResponse(id(8), 'code'), sample: authRequest },
  getConfig: {
    request: getConfig(),
    sample: { version: '2026.8.0', featureStates: { 'provider-item-management': true }, environment: {} },
  },
  getSync: { request: getSync(), sample: sync },
  getClients: {
    request: getClients(providerScope),
    sample: list({
      id: id(4),
      providerId: id(2),
      organizationId: id(3),
      organizationName: 'Acme Legal',
      key: SEALED,
      seats: 25,
      occupiedSeats: 18,
      plan: 'Enterprise (Annually)',
    }),
  },
  postClient: {
    request: postClient(providerScope, {
      name: 'Zephyr',
      ownerEmail: 'owner@zephyr.example',
      planType: 17,
      seats: 5,
      key: SEALED,
      keyPair: { publicKey: 'MIIB', encryptedPrivateKey: SEALED },
      collectionName: SEALED,
    }),
    sample: null,
  },
  putClient: { request: putClient(scope, { name: 'Acme Legal', assignedSeats: 25 }), sample: null },
  deleteLink: { request: deleteLink(scope), sample: null },
  getAddable: {
    request: getAddable(providerScope),
    sample: [{ id: id(3), name: 'Rosewood &amp; Sons', plan: 'Teams', seats: 8, disabled: false }],
  },
  postExisting: { request: postExisting(joiningScope, SEALED), sample: null },
  getPeople: {
    request: getPeople(providerScope),
    sample: list({
      id: id(5),
      userId: id(1),
      name: 'Kim',
      email: 'kim@northwind.example',
      type: 0,
      status: 2,
    }),
  },
  getProvider: { request: getProvider(providerScope), sample: wireProvider },
  putProvider: {
    request: putProvider(providerScope, { name: 'Northwind', billingEmail: 'a@northwind.example' }),
    sample: wireProvider,
  },
  postInvites: { request: postInvites(providerScope, ['kim@northwind.example'], 1), sample: null },
  postReinvites: { request: postReinvites(providerScope, [personId]), sample: bulkAnswer },
  postPublicKeys: {
    request: postPublicKeys(providerScope, [personId]),
    sample: list({ id: personId, userId: id(1), key: 'MIIB' }),
  },
  postConfirms: {
    request: postConfirms(providerScope, [{ id: personId, key: '4.AAAA' }]),
    sample: bulkAnswer,
  },
  putPerson: { request: putPerson(providerScope, personId, 1), sample: null },
  deletePeople: { request: deletePeople(providerScope, [personId]), sample: bulkAnswer },
  getMemberSummaries: {
    request: getMemberSummaries(scope),
    sample: list({ id: id(7), userId: null, type: 2, status: 0, name: null, email: 'jo@acme.example' }),
  },
  getSubscription: {
    request: getSubscription(providerScope),
    sample: {
      status: 'active',
      currentPeriodEndDate: '2026-12-01T00:00:00Z',
      discountPercentage: 20,
      collectionMethod: 'charge_automatically',
      plans: [
        {
          planName: 'Teams (Monthly)',
          type: 17,
          productTier: 2,
          seatMinimum: 100,
          purchasedSeats: 0,
          assignedSeats: 80,
          cost: 400,
          cadence: 'Monthly',
        },
      ],
      accountCredit: 0,
      cancelAt: null,
      suspension: { suspensionDate: '2026-11-15T00:00:00Z', unpaidPeriodEndDate: null, gracePeriod: 14 },
      providerType: 0,
      paymentSource: { type: 0, description: 'Visa, *4242, 08/2028', needsVerification: false },
    },
  },
  getWarnings: {
    request: getWarnings(providerScope),
    sample: {
      suspension: { resolution: 'add_payment_method', subscriptionCancelsAt: '2027-01-01T00:00:00Z' },
      taxId: { type: 'tax_id_missing' },
    },
  },
  getInvoices: {
    request: getInvoices(providerScope),
    sample: {
      invoices: [
        {
          id: 'in_1',
          date: '2026-11-01T00:00:00Z',
          number: 'ABCD-0001',
          total: 400.5,
          status: 'open',
          dueDate: null,
          url: 'https://invoice.stripe.com/i/acct_demo/in_1',
        },
      ],
    },
  },
  getInvoiceCsv: {
    request: getInvoiceCsv(providerScope, 'in_1'),
    sample: 'Client,Id,Assigned,Used,Remaining,Plan,Estimated total\r\n',
  },
  getOwnSubscription: {
    request: getOwnSubscription(scope),
    sample: {
      id: id(3),
      subscription: {
        status: 'active',
        periodEndDate: '2027-01-01T00:00:00Z',
        cancelAtEndDate: false,
        cancelled: false,
        items: [{ amount: 48, quantity: 10, interval: 'year' }],
      },
      upcomingInvoice: { amount: 480, date: '2027-01-01T00:00:00Z' },
      customerDiscount: { active: true, percentOff: 10 },
    },
  },
  getCollections: {
    request: getCollections(scope),
    sample: list({ id: id(8), organizationId: id(3), name: SEALED, externalId: null }),
  },
  getPolicies: {
    request: getPolicies(scope),
    sample: list({ organizationId: id(3), type: 0, data: {}, enabled: true, canToggleState: true }),
  },
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
