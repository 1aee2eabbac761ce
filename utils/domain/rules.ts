import type { Feature } from './features.ts';
import type { MemberGrant, MemberRole } from './memberships.ts';
import type { ProviderKind, ProviderRole, ProviderRules } from './providers.ts';

/**
 * Why something is not offered, each with a sentence `reason_<reason>` in the message catalogue. A reason names what
 * stands in the way, and the sentence the way out where there is one.
 */
export const DENIAL_REASONS = [
  'alreadySetUp',
  'billingConsolidated',
  'billingSeparate',
  'clientSuspended',
  'clientUnreadable',
  'excludesProviderUsers',
  'itemsReadOnly',
  'memberOnly',
  'membershipNotActive',
  'membershipTooLow',
  'notForResellers',
  'planLacksFeature',
  'privateToMember',
  'providerAdminOnly',
  'providerNotSetUp',
  'providerSuspended',
  'unknown',
] as const;

export type DenialReason = (typeof DENIAL_REASONS)[number];

/** What a direct, confirmed member of a client may, whatever the provider may (reference/provider-api.md section 7.3). */
export interface MemberRule {
  /** Roles that may by themselves. */
  roles: readonly MemberRole[];
  /** Lets a custom role in. */
  grant?: MemberGrant;
  /** What every role needs as well. */
  only?: MemberGrant;
  /** A setting of the client without which these roles may not; a custom role with the grant may. */
  setting?: Feature;
}

/** What happens inside a client. */
export interface ClientRule {
  whileSuspended: boolean;
  needsKey: boolean;
  feature?: Feature;
  /** The rule for items under which provider users may; without it they may under both. */
  items?: ProviderRules['items'];
  members?: MemberRule;
}

/** One row of the permission table. */
export interface Rule {
  /** Roles that may; none: whoever may is a direct member. */
  roles: readonly ProviderRole[];
  /** Before the provider was set up, after, or at any time. */
  setUp: 'before' | 'after' | 'any';
  whileProviderSuspended: boolean;
  /** Kinds of provider that may; without it all of them. */
  kinds?: readonly ProviderKind[];
  /** Who must pay for the clients; without it it does not matter. */
  billing?: ProviderRules['billing'];
  client?: ClientRule;
  /** Nobody may, and this is why. */
  never?: DenialReason;
}

export const EITHER_ROLE = ['providerAdmin', 'serviceUser'] as const;
export const PROVIDER_ADMIN = ['providerAdmin'] as const;
export const NO_ROLE = [] as const;
