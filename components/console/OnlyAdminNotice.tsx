import type { Person } from '../../utils/domain/people.ts';
import { t } from '../../utils/domain/text.ts';
import { Named } from '../shared/Named.tsx';
import { Notice } from '../shared/Notice.tsx';

/** Stands as long as one person alone is a confirmed Provider Admin: Bitwarden cannot recover that account either. */
export function OnlyAdminNotice({ person }: { person: Person }) {
  return (
    <Notice kind="danger">
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
