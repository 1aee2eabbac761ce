import type { ProviderUserId } from './ids.ts';
import type { ProviderRole } from './providers.ts';

/** `accepted` waits for a Provider Admin's confirmation. */
export type PersonStatus = 'invited' | 'accepted' | 'confirmed';

/** Someone of the provider's own team. */
export interface Person {
  id: ProviderUserId;
  /** The account behind the row; null until the invitation is accepted. */
  userId: string | null;
  name: string | null;
  email: string;
  role: ProviderRole;
  status: PersonStatus;
  isYou: boolean;
  /** When an invitation was last sent from this computer, in epoch milliseconds; Bitwarden does not say when others were. */
  invitedAt: number | null;
  /** When they were invited as the provider's log says, where that part of it was read here. */
  loggedInviteAt?: number | undefined;
}

export interface PeopleCounts {
  all: number;
  confirmed: number;
  accepted: number;
  invited: number;
}

export function countPeople(people: readonly Person[]): PeopleCounts {
  const counts: PeopleCounts = { all: people.length, confirmed: 0, accepted: 0, invited: 0 };
  for (const person of people) counts[person.status]++;
  return counts;
}

/** The only confirmed Provider Admin, whose account nobody could recover; null when there are several. */
export function onlyAdmin(people: readonly Person[]): Person | null {
  const admins = people.filter((person) => person.role === 'providerAdmin' && person.status === 'confirmed');
  return admins.length === 1 ? (admins[0] as Person) : null;
}
