import type { Person } from '../../utils/domain/people.ts';
import { t } from '../../utils/domain/text.ts';
import type { ConsoleApp } from '../../utils/state/consoleApp.ts';
import { Button } from '../shared/Button.tsx';
import { Named } from '../shared/Named.tsx';
import { Notice } from '../shared/Notice.tsx';

/** Shows who could be the second one: an admin who waits to be confirmed before anyone, else those confirmed. */
function PathToSecond({ app }: { app: ConsoleApp }) {
  const { people } = app;
  const waiting = (people.people.value ?? []).some(
    ({ role, status }) => role === 'providerAdmin' && status === 'accepted',
  );
  return (
    <Button
      size="s"
      onClick={() => {
        people.showAll();
        people.status.value = waiting ? 'accepted' : 'confirmed';
        people.role.value = waiting ? 'providerAdmin' : 'serviceUser';
      }}
    >
      {t(waiting ? 'people_confirm_admin' : 'people_promote_someone')}
    </Button>
  );
}

/** Stands as long as one person alone is a confirmed Provider Admin: Bitwarden cannot recover that account either. */
export function OnlyAdminNotice({ app, person }: { app: ConsoleApp; person: Person }) {
  return (
    <Notice kind="danger" action={<PathToSecond app={app} />}>
      <b class="strong">
        {person.isYou ? (
          t('people_only_admin_you')
        ) : (
          <Named message="people_only_admin" name={person.name ?? person.email} />
        )}
      </b>{' '}
      {t(person.isYou ? 'people_only_admin_you_text' : 'people_only_admin_text')}
    </Notice>
  );
}
