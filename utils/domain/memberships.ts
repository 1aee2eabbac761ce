import { hasBit, packBits } from './bits.ts';

export const MEMBER_ROLES = ['owner', 'admin', 'user', 'custom'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

export const MEMBER_STATUSES = ['revoked', 'invited', 'accepted', 'confirmed', 'staged'] as const;
export type MemberStatus = (typeof MEMBER_STATUSES)[number];

/** What a custom role may have been given, and the two products that are given person by person. */
export const MEMBER_GRANTS = [
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
  'accessSecretsManager',
  'accessPam',
] as const;
export type MemberGrant = (typeof MEMBER_GRANTS)[number];

/** The technician's own membership of a client, beside the one through the provider. */
export interface Membership {
  role: MemberRole;
  status: MemberStatus;
  /** One bit for each of `MEMBER_GRANTS`. */
  grants: number;
}

export const packGrants = (isGiven: (grant: MemberGrant) => boolean | null | undefined): number =>
  packBits(MEMBER_GRANTS, isGiven);

export const hasGrant = ({ grants }: Pick<Membership, 'grants'>, grant: MemberGrant): boolean =>
  hasBit(MEMBER_GRANTS, grants, grant);
