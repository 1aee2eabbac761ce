import type { ClientId, ProviderUserId } from './ids.ts';
import type { MemberRole, MemberStatus } from './memberships.ts';

/** Clients that are asked about in one message: as many as are under way at once when nobody is to be held up. */
export const MOST_ASKED = 4;

/** One of the team in a client of its own accord: it stays when the provider lets the person go. */
export interface DirectMember {
  id: ProviderUserId;
  clientId: ClientId;
  /** null: one nobody here knows. */
  role: MemberRole | null;
  status: MemberStatus | null;
}

/** What was found, and how far it was looked. */
export interface DirectMembers {
  found: DirectMember[];
  /** Of `total`, how many were asked about and answered. */
  read: number;
  total: number;
  /** Asked about in vain, or not allowed. */
  notRead: ClientId[];
}
