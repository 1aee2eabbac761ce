import {
  type MemberRole,
  type MemberStatus,
  type Membership,
  packGrants,
} from '../../../utils/domain/memberships.ts';
import type { ProfileOrganization, SyncResponse } from '../../../utils/wire/sync.ts';

const ROLES: Record<number, MemberRole> = { 0: 'owner', 1: 'admin', 2: 'user', 4: 'custom' };
const STATUSES: Record<number, MemberStatus> = {
  [-1]: 'revoked',
  0: 'invited',
  1: 'accepted',
  2: 'confirmed',
  3: 'staged',
};

export const memberRoleOf = (type: number): MemberRole | null => ROLES[type] ?? null;
export const memberStatusOf = (status: number): MemberStatus | null => STATUSES[status] ?? null;

/** A role or status nobody here knows gives no rights. */
export function toMembership(wire: ProfileOrganization): Membership | null {
  const { type, status, permissions, accessSecretsManager, accessPam } = wire;
  const [role, state] = [ROLES[type], STATUSES[status]];
  if (!role || !state) return null;
  const given = { ...permissions, accessSecretsManager, accessPam };
  return { role, status: state, grants: packGrants((grant) => given[grant]) };
}

/** By organization. The longer list, which not every server has, knows those that wait for their confirmation too. */
export function directMemberships({
  organizations,
  organizationsNew,
}: SyncResponse['profile']): Map<string, ProfileOrganization> {
  return new Map([...(organizationsNew ?? []), ...organizations].map((one) => [one.id, one]));
}

/** The client key as it was wrapped to the person; only a confirmed member's counts. */
export const memberKeyOf = (wire: ProfileOrganization | undefined): string | null =>
  wire && STATUSES[wire.status] === 'confirmed' ? (wire.key ?? null) : null;
