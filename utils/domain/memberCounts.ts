import type { MemberRole, MemberStatus } from './memberships.ts';

/** How many people a client has, by where they stand. */
export interface MemberCounts {
  confirmed: number;
  /** Wait for somebody to confirm them. */
  accepted: number;
  invited: number;
  revoked: number;
  /** Confirmed Owners: without one nobody can recover the organization. */
  owners: number;
}

interface Counted {
  /** null: one nobody here knows. */
  role: MemberRole | null;
  status: MemberStatus | null;
}

export function countMembers(members: readonly Counted[]): MemberCounts {
  const counts: MemberCounts = { confirmed: 0, accepted: 0, invited: 0, revoked: 0, owners: 0 };
  for (const { role, status } of members) {
    if (status !== null && status !== 'staged') counts[status]++;
    if (role === 'owner' && status === 'confirmed') counts.owners++;
  }
  return counts;
}
