import { getAuthResponse, postAuthRequest } from '../../utils/wire/authRequests.ts';
import { getConfig } from '../../utils/wire/config.ts';
import { postResendDeviceCode } from '../../utils/wire/devices.ts';
import { postPrelogin, postPreloginOlder } from '../../utils/wire/prelogin.ts';
import { getSync } from '../../utils/wire/sync.ts';
import { postPasswordGrant, postRefreshGrant } from '../../utils/wire/token.ts';
import { postSendTwoFactorMail } from '../../utils/wire/twoFactor.ts';
import type { Endpoint } from './check.ts';
import { id, SEALED } from './scopes.ts';

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

export const ACCOUNT_ENDPOINTS: Record<string, Endpoint> = {
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
};
