import { decodeHtml } from '../html.ts';
import { accountKeysResponse } from '../identity/accountKeys.ts';
import { type Account, type Client, PROVIDER_STATUS, type Provider, type ProviderUser } from '../model.ts';
import type { State } from '../state.ts';
import { planFeatures } from './planFeatures.ts';
import { NO_PERMISSIONS, wireDate } from './wire.ts';

const CONFIRMED = 2;
const OWNER = 0;

function profileProvider(provider: Provider, person: ProviderUser) {
  return {
    object: 'profileProvider',
    id: provider.id,
    name: decodeHtml(provider.name),
    key: person.key,
    status: CONFIRMED,
    type: person.type,
    enabled: provider.enabled,
    permissions: NO_PERMISSIONS,
    userId: person.accountId,
    useEvents: provider.useEvents,
    providerStatus: provider.status,
    providerType: provider.type,
  };
}

function profileProviderOrganization(client: Client, provider: Provider, account: Account) {
  return {
    object: 'profileProviderOrganization',
    id: client.id,
    userId: account.id,
    name: decodeHtml(client.name),
    enabled: client.enabled,
    identifier: null,
    productTierType: client.plan.tier,
    ...planFeatures(client.plan),
    useActivateAutofillPolicy: client.plan.tier === 3,
    useDisableSMAdsForUsers: false,
    seats: client.seats,
    key: client.key,
    ssoBound: false,
    resetPasswordEnrolled: false,
    providerId: provider.id,
    providerName: decodeHtml(provider.name),
    providerType: provider.type,
    ssoEnabled: false,
    keyConnectorEnabled: false,
    keyConnectorUrl: null,
    ssoMemberDecryptionType: null,
    accessSecretsManager: false,
    accessPam: false,
    status: CONFIRMED,
    type: OWNER,
    permissions: NO_PERMISSIONS,
  };
}

/**
 * The profile of sync and of `GET /accounts/profile` (reference/identity-and-crypto.md section 7.2). Providers that
 * are not set up yet are left out; suspended ones and their clients are not.
 */
export function profileResponse(state: State, account: Account, wrappedUserKey: string | null) {
  const memberships = state
    .memberships(account.id)
    .filter(({ provider }) => provider.status !== PROVIDER_STATUS.pending);
  return {
    object: 'profile',
    id: account.id,
    name: account.name,
    email: account.email,
    emailVerified: true,
    premium: false,
    premiumFromOrganization: false,
    culture: 'en-US',
    twoFactorEnabled: account.authenticatorSecret !== null,
    key: wrappedUserKey,
    privateKey: account.keys?.wrappedPrivateKey ?? null,
    accountKeys: account.keys && accountKeysResponse(account.keys, 'object'),
    securityStamp: account.securityStamp,
    forcePasswordReset: account.forcePasswordReset,
    usesKeyConnector: false,
    avatarColor: null,
    creationDate: wireDate(account.createdAt),
    verifyDevices: account.newDeviceCode !== null,
    organizations: [],
    organizationsNew: [],
    providers: memberships.map(({ provider, person }) => profileProvider(provider, person)),
    providerOrganizations: memberships.flatMap(({ provider }) =>
      state.clients(provider.id).map((client) => profileProviderOrganization(client, provider, account)),
    ),
  };
}
