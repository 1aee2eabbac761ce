import { Mail, UserPlus } from 'lucide-preact';
import type { Person, PersonStatus } from '../../../utils/domain/people.ts';
import { t } from '../../../utils/domain/text.ts';
import { dateAndTime, fullTime } from '../../../utils/domain/time.ts';
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
  const { invitedAt, loggedInviteAt, status } = person;
  const at = invitedAt ?? loggedInviteAt;
  if (at === undefined)
    return <span class="small text-3">{status === 'confirmed' ? '' : t('people_invited_unknown')}</span>;
  const words = dateAndTime(at);
  return (
    <time class="small" dateTime={new Date(at).toISOString()} title={fullTime(at)}>
      {invitedAt === null ? t('people_invited_logged', words) : words}
    </time>
  );
}
