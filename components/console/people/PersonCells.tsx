import { Mail, UserPlus } from 'lucide-preact';
import type { Person, PersonStatus } from '../../../utils/domain/people.ts';
import { t } from '../../../utils/domain/text.ts';
import { fullTime } from '../../../utils/domain/time.ts';
import { Avatar } from '../../shared/Avatar.tsx';
import { Badge } from '../../shared/Badge.tsx';

/** Picture, name and address; without a name the address alone. */
export function PersonCell({ person }: { person: Person }) {
  return (
    <span class="person">
      <Avatar name={person.name ?? person.email} />
      <span class="two-lines">
        <span class="cut">
          <bdi>{person.name ?? person.email}</bdi>
          {person.isYou && <span class="text-3"> {t('people_you')}</span>}
        </span>
        {person.name !== null && <bdi class="small text-3 cut">{person.email}</bdi>}
      </span>
    </span>
  );
}

export function StatusCell({ status }: { status: PersonStatus }) {
  if (status === 'confirmed') return <>{t('people_status_confirmed')}</>;
  if (status === 'invited') return <Badge icon={Mail}>{t('people_status_invited')}</Badge>;
  return (
    <Badge kind="warn" icon={UserPlus}>
      {t('people_status_accepted')}
    </Badge>
  );
}

/** Bitwarden's list does not say when, so it is known only of what was sent from here or was read in the log. */
export function InvitedCell({ person }: { person: Person }) {
  if (person.invitedAt !== null) return <span class="small">{fullTime(person.invitedAt)}</span>;
  if (person.loggedInviteAt !== undefined)
    return <span class="small">{t('people_invited_logged', fullTime(person.loggedInviteAt))}</span>;
  return <span class="small text-3">{person.status === 'confirmed' ? '' : t('people_invited_unknown')}</span>;
}
