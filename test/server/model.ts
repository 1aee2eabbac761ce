/** What the server keeps. Names are stored HTML-encoded, as the real one does; times are epoch milliseconds. */

export const PROVIDER_STATUS = { pending: 0, created: 1, billable: 2 } as const;
export const PROVIDER_USER_TYPE = { providerAdmin: 0, serviceUser: 1 } as const;
export const PROVIDER_USER_STATUS = { invited: 0, accepted: 1, confirmed: 2 } as const;
export const PROVIDER_TYPE = { msp: 0, reseller: 1, businessUnit: 2 } as const;
/** Managed: a provider pays for it. Stands in no answer (reference/provider-api.md section 1). */
export const ORGANIZATION_STATUS = { pending: 0, created: 1, managed: 2 } as const;
export const MEMBER_TYPE = { owner: 0, admin: 1, user: 2, custom: 4 } as const;
export const MEMBER_STATUS = { revoked: -1, invited: 0, accepted: 1, confirmed: 2, staged: 3 } as const;

/** What a custom role in a client can be granted, in the wire's words. */
export const MEMBER_PERMISSIONS = [
  'accessEventLogs',
  'accessImportExport',
  'accessReports',
  'createNewCollections',
  'editAnyCollection',
  'deleteAnyCollection',
  'manageGroups',
  'managePolicies',
  'manageSso',
  'manageUsers',
  'manageResetPassword',
  'manageScim',
  'manageAccessRules',
] as const;
export type MemberPermission = (typeof MEMBER_PERMISSIONS)[number];

/** What a client can lack although others on its plan have it. */
export type PlanFeature =
  | 'useApi'
  | 'useDirectory'
  | 'useEvents'
  | 'useGroups'
  | 'usePolicies'
  | 'useResetPassword'
  | 'useScim'
  | 'useSso';

type Values<T> = T[keyof T];
export type ProviderStatus = Values<typeof PROVIDER_STATUS>;
export type ProviderUserType = Values<typeof PROVIDER_USER_TYPE>;
export type ProviderUserStatus = Values<typeof PROVIDER_USER_STATUS>;
export type ProviderType = Values<typeof PROVIDER_TYPE>;
export type MemberType = Values<typeof MEMBER_TYPE>;
export type MemberStatus = Values<typeof MEMBER_STATUS>;
export type OrganizationStatus = Values<typeof ORGANIZATION_STATUS>;

/** `memory` in MiB; both it and `parallelism` are null for PBKDF2 (`kdfType` 0). */
export interface Kdf {
  kdfType: 0 | 1;
  iterations: number;
  memory: number | null;
  parallelism: number | null;
}

export interface AccountKeys {
  wrappedPrivateKey: string;
  publicKey: string;
  /** Present for accounts of the newer encryption generation only. */
  newer?: {
    signedPublicKey: string;
    wrappedSigningKey: string;
    verifyingKey: string;
    securityState: string;
    securityVersion: number;
  };
}

/** What a sign-in is checked against and answered with; the received hash is kept hashed once more. */
export interface SignInMaterial {
  verifier: string;
  wrappedUserKey: string | null;
}

/** The second steps an account has set up; none at all: the password is enough. */
export interface TwoStep {
  /** Base32 secret. */
  authenticator?: string;
  /** Where codes are mailed to. */
  email?: string;
  duo?: true;
  /** The public id its key types before each one-time password. */
  yubiKey?: string;
  /** Credential id of a passkey. */
  webAuthn?: string;
}

export interface Account {
  id: string;
  email: string;
  name: string | null;
  kdf: Kdf;
  /** null: the e-mail address is the salt. */
  salt: string | null;
  securityStamp: string;
  createdAt: number;
  revisedAt: number;
  /** null: an account from before user keys existed. */
  keys: AccountKeys | null;
  /** In hex, where a client told it. */
  userKeyId: string | null;
  /** Deriving is slow, so it happens at the account's first use. */
  signInMaterial(): Promise<SignInMaterial>;
  hasMasterPassword: boolean;
  forcePasswordReset: boolean;
  twoStep: TwoStep;
  /** Ends two-step login when the methods are lost. */
  recoveryCode: string;
  /** Set where an organization enforces single sign-on. */
  ssoIdentifier: string | null;
  /** Whether a sign-in on a new device must prove itself with a mailed code. */
  verifiesDevices: boolean;
  knownDevices: Set<string>;
}

/** A rule of an organization for its members. Types and shapes of `data` are those of reference/provider-api.md section 8.7. */
export interface Policy {
  id: string;
  clientId: string;
  type: number;
  enabled: boolean;
  data: Record<string, unknown> | null;
  revisedAt: number;
}

export interface Provider {
  id: string;
  name: string;
  businessName: string;
  billingEmail: string;
  country: string;
  createdAt: number;
  type: ProviderType;
  status: ProviderStatus;
  enabled: boolean;
  useEvents: boolean;
}

export interface ProviderUser {
  id: string;
  providerId: string;
  /** null until the invitation is accepted. */
  accountId: string | null;
  /** Set while invited, cleared on acceptance. */
  email: string | null;
  type: ProviderUserType;
  status: ProviderUserStatus;
  /** The provider key sealed to this person; null until confirmed. */
  key: string | null;
}

export interface Collection {
  id: string;
  /** EncString under the client key. */
  name: string;
  externalId: string | null;
}

export interface Plan {
  name: string;
  planType: number;
  tier: 2 | 3;
}

/** What a billable provider pays for, one row for each plan its clients may have (section 4.6). */
export interface ProviderPlan {
  id: string;
  providerId: string;
  plan: Plan;
  seatMinimum: number;
  /** A counter; it can drift from the sum of its clients' seats. */
  allocatedSeats: number;
}

/** Somebody who owns a client and need not have an account here. */
export interface Owner {
  email: string;
  status: 'invited' | 'accepted' | 'confirmed';
}

/** An organization, together with the link to the provider that has it as a client. */
export interface Client {
  id: string;
  linkId: string;
  /** null: it belongs to no provider. */
  providerId: string | null;
  status: OrganizationStatus;
  /** The client key under the provider key; null for the clients of a reseller. */
  key: string | null;
  name: string;
  plan: Plan;
  /** What its plan would switch on and is off here. */
  lacks: readonly PlanFeature[];
  seats: number | null;
  members: { invited: number; accepted: number; confirmed: number };
  /** Direct ones, counted among its members. */
  owners: Owner[];
  enabled: boolean;
  billingEmail: string;
  createdAt: number;
  revisedAt: number;
  publicKey: string;
  /** Those of an organization that did not come with the seed. */
  made?: Collection[];
  /** Made at first use: most clients of a large provider are never opened. */
  collections(): Collection[];
}

/** A person who belongs to a client organization itself, not only to its provider. */
export interface Member {
  /** Of the membership, not of the person. */
  id: string;
  clientId: string;
  accountId: string;
  type: MemberType;
  status: MemberStatus;
  /** Those of a custom role that are granted. */
  permissions: readonly MemberPermission[];
  accessSecretsManager: boolean;
  /** The client key sealed to this person; null until confirmed. */
  key: string | null;
}
