import { t } from '../../../utils/domain/text.ts';
import type { PeopleModel } from '../../../utils/state/people.ts';
import { SearchField } from '../SearchField.tsx';
import { SelectField } from '../SelectField.tsx';

/** What of the team is shown. */
export function PeopleFilters({ people }: { people: PeopleModel }) {
  return (
    <div class="filters">
      <SearchField
        label={t('people_search')}
        value={people.query.value}
        onInput={(text) => {
          people.query.value = text;
        }}
      />
      <SelectField
        label={t('people_status')}
        value={people.status.value}
        choices={[
          [null, t('people_any_status')],
          ['accepted', t('people_status_accepted')],
          ['invited', t('people_status_invited')],
          ['confirmed', t('people_status_confirmed')],
        ]}
        onChoose={(status) => {
          people.status.value = status;
        }}
      />
      <SelectField
        label={t('people_role')}
        value={people.role.value}
        choices={[
          [null, t('people_any_role')],
          ['providerAdmin', t('role_provider_admin')],
          ['serviceUser', t('role_service_user')],
        ]}
        onChoose={(role) => {
          people.role.value = role;
        }}
      />
    </div>
  );
}
