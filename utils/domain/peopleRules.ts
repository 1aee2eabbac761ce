import { onlyAdmin, type Person } from './people.ts';

export type PersonAction = 'resend' | 'confirm' | 'promote' | 'demote' | 'remove';

/** Why not, as a closed set; each has a sentence and a way out, `person_denial_<denial>`. */
export const PERSON_DENIALS = [
  'yourself',
  'lastAdmin',
  /** Only an invitation that was not accepted can be sent again. */
  'notInvited',
  'notAccepted',
  'confirmed',
  'sameRole',
] as const;
export type PersonDenial = (typeof PERSON_DENIALS)[number];

type Known = Pick<Person, 'id' | 'status' | 'role' | 'isYou'>;

/** What stands in the way before the server is asked; null: nothing that can be known here. */
export function personDenial(
  action: PersonAction,
  person: Known,
  people: readonly Person[],
): PersonDenial | null {
  const isLastAdmin = onlyAdmin(people)?.id === person.id;
  switch (action) {
    case 'resend':
      return person.status === 'invited' ? null : 'notInvited';
    case 'confirm':
      if (person.status === 'accepted') return null;
      return person.status === 'invited' ? 'notAccepted' : 'confirmed';
    case 'promote':
      return person.role === 'providerAdmin' ? 'sameRole' : null;
    case 'demote':
      if (person.role === 'serviceUser') return 'sameRole';
      return isLastAdmin ? 'lastAdmin' : null;
    case 'remove':
      if (person.isYou) return 'yourself';
      return isLastAdmin ? 'lastAdmin' : null;
  }
}
