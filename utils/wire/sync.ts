import * as z from 'zod/mini';
import { clientId, providerId, userId } from './ids.ts';
import { MEGABYTE, type WireRequest } from './request.ts';
import { maybe } from './shapes.ts';
import { accountKeys } from './token.ts';

/** reference/identity-and-crypto.md section 7.2, as far as we read it. */
const profileProvider = z.object({
  id: providerId,
  name: z.string(),
  /** The provider key for this user (`4.`); null: no client key can be opened. */
  key: maybe(z.string()),
  type: z.int(),
  enabled: z.boolean(),
  useEvents: z.boolean(),
  providerStatus: z.int(),
  providerType: z.int(),
});
export type ProfileProvider = z.output<typeof profileProvider>;

/** A switch older servers do not have is off. */
const flag = maybe(z.boolean());

/** What both lists of clients say of a plan and its settings. */
const planFeatures = {
  useApi: flag,
  useDirectory: flag,
  useEvents: flag,
  useGroups: flag,
  useOrganizationDomains: flag,
  usePam: flag,
  usePolicies: flag,
  useResetPassword: flag,
  useRiskInsights: flag,
  useScim: flag,
  useSecretsManager: flag,
  useSso: flag,
  allowAdminAccessToAllCollectionItems: flag,
};

const profileProviderOrganization = z.object({
  id: clientId,
  providerId,
  name: z.string(),
  enabled: z.boolean(),
  /** The client key under the provider key (`2.`); null for links without one. */
  key: maybe(z.string()),
  ...planFeatures,
});
export type ProfileProviderOrganization = z.output<typeof profileProviderOrganization>;

const permissions = z.object({
  accessEventLogs: flag,
  accessImportExport: flag,
  accessReports: flag,
  createNewCollections: flag,
  editAnyCollection: flag,
  deleteAnyCollection: flag,
  manageGroups: flag,
  managePolicies: flag,
  manageSso: flag,
  manageUsers: flag,
  manageResetPassword: flag,
  manageScim: flag,
});

/** An organization the account belongs to directly, whoever else looks after it. */
const profileOrganization = z.object({
  id: clientId,
  name: maybe(z.string()),
  /** The client key wrapped to the person (`4.`). */
  key: maybe(z.string()),
  status: z.int(),
  type: z.int(),
  permissions: maybe(permissions),
  accessSecretsManager: flag,
  accessPam: flag,
  productTierType: maybe(z.int()),
  /** null: without a limit. */
  seats: maybe(z.int()),
  /** Who looks after it; null: nobody does. */
  providerId: maybe(z.string()),
});
export type ProfileOrganization = z.output<typeof profileOrganization>;

const masterPasswordUnlock = z.object({
  kdf: z.object({
    kdfType: z.int(),
    iterations: z.int(),
    memory: maybe(z.int()),
    parallelism: maybe(z.int()),
  }),
  masterKeyEncryptedUserKey: z.string(),
  salt: maybe(z.string()),
});
export type MasterPasswordUnlock = z.output<typeof masterPasswordUnlock>;

/** A rule of an organization the account belongs to directly; what its data may be is told apart by type. */
const policy = z.object({ organizationId: clientId, type: z.int(), enabled: z.boolean(), data: z.unknown() });

const syncResponse = z.object({
  profile: z.object({
    id: userId,
    name: maybe(z.string()),
    email: z.string(),
    securityStamp: maybe(z.string()),
    privateKey: maybe(z.string()),
    accountKeys: maybe(accountKeys),
    providers: z.array(profileProvider),
    providerOrganizations: z.array(profileProviderOrganization),
    organizations: z.array(profileOrganization),
    /** Newer: with those that wait for their confirmation. */
    organizationsNew: maybe(z.array(profileOrganization)),
  }),
  policies: maybe(z.array(policy)),
  userDecryption: maybe(z.object({ masterPasswordUnlock: maybe(masterPasswordUnlock) })),
});
export type SyncResponse = z.output<typeof syncResponse>;

/** One client is about 1.85 kB of this answer (section 7.4), which always comes whole. */
export const getSync = (): WireRequest<SyncResponse> => ({
  host: 'api',
  method: 'GET',
  path: '/sync',
  query: { excludeDomains: 'true' },
  schema: syncResponse,
  maxBytes: 64 * MEGABYTE,
});
