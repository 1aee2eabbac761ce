import { decodeHtml } from '../html.ts';
import { accountKeysResponse } from '../identity/accountKeys.ts';
import {
  type Account,
  type Client,
  MEMBER_STATUS,
  type Member,
  PROVIDER_STATUS,
  type Provider,
  type ProviderUser,
} from '../model.ts';
import type { State } from '../state.ts';
import { planFeatures } from './planFeatures.ts';
import { permissionsResponse, wireDate } from './wire.ts';

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
    permissions: permissionsResponse(),
    userId: person.accountId,
    useEvents: provider.useEvents,
    providerStatus: provider.status,
    providerType: provider.type,
  };
}

/** What the two lists of clients have in common. */
const organizationBase = (client: Client, provider: Provider | null, account: Account) => ({
  id: client.id,
  userId: account.id,
  name: decodeHtml(client.name),
  enabled: client.enabled,
  identifier: null,
  productTierType: client.plan.tier,
  ...planFeatures(client),
  useActivateAutofillPolicy: client.plan.tier === 3,
  useDisableSMAdsForUsers: false,
  seats: client.seats,
  ssoBound: false,
  resetPasswordEnrolled: false,
  providerId: provider?.id ?? null,
  providerName: provider && decodeHtml(provider.name),
  providerType: provider?.type ?? null,
  ssoEnabled: false,
  keyConnectorEnabled: false,
  keyConnectorUrl: null,
  ssoMemberDecryptionType: null,
  accessPam: false,
});

/** Reached through a provider: its role part is the same for everyone. */
const profileProviderOrganization = (client: Client, provider: Provider, account: Account) => ({
  object: 'profileProviderOrganization',
  ...organizationBase(client, provider, account),
  key: client.key,
  accessSecretsManager: false,
  status: CONFIRMED,
  type: OWNER,
  permissions: permissionsResponse(),
});

/** Belonged to directly; what is wrapped is the same key as above, but to the person. */
const profileOrganization = (
  member: Member,
  client: Client,
  provider: Provider | null,
  account: Account,
) => ({
  object: 'profileOrganization',
  ...organizationBase(client, provider, account),
  key: member.key,
  accessSecretsManager: member.accessSecretsManager,
  status: member.status,
  type: member.type,
  permissions: permissionsResponse(member.permissions),
  organizationUserId: member.id,
  userIsClaimedByOrganization: false,
  familySponsorshipFriendlyName: null,
  familySponsorshipAvailable: false,
  familySponsorshipLastSyncDate: null,
  familySponsorshipValidUntil: null,
  familySponsorshipToDelete: null,
  isAdminInitiated: false,
});

function profileOrganizations(state: State, account: Account, statuses: readonly number[]) {
  return state
    .directMemberships(account.id)
    .filter(({ member }) => statuses.includes(member.status))
    .map(({ member, client, provider }) => profileOrganization(member, client, provider, account));
}

/**
 * The profile of sync and of `GET /accounts/profile` (reference/identity-and-crypto.md section 7.2). Providers that
 * are not set up yet are left out; suspended ones and their clients are not. Of direct memberships only confirmed
 * ones are listed, and in the newer list accepted ones too.
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
    twoFactorEnabled: Object.keys(account.twoStep).length > 0,
    key: wrappedUserKey,
    privateKey: account.keys?.wrappedPrivateKey ?? null,
    accountKeys: account.keys && accountKeysResponse(account.keys, 'object'),
    securityStamp: account.securityStamp,
    forcePasswordReset: account.forcePasswordReset,
    usesKeyConnector: false,
    avatarColor: null,
    creationDate: wireDate(account.createdAt),
    verifyDevices: account.verifiesDevices,
    organizations: profileOrganizations(state, account, [MEMBER_STATUS.confirmed]),
    organizationsNew: profileOrganizations(state, account, [MEMBER_STATUS.accepted, MEMBER_STATUS.confirmed]),
    providers: memberships.map(({ provider, person }) => profileProvider(provider, person)),
    providerOrganizations: memberships.flatMap(({ provider }) =>
      state.clients(provider.id).map((client) => profileProviderOrganization(client, provider, account)),
    ),
  };
}
