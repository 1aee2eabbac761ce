import { useSignal } from '@preact/signals';
import type { Person, PersonStatus } from '../../utils/domain/people.ts';
import { currentLocale, t } from '../../utils/domain/text.ts';
import { Avatar } from '../shared/Avatar.tsx';
import { Badge } from '../shared/Badge.tsx';
import { roleName } from './roleName.ts';
import { SortHeader } from './SortHeader.tsx';
import { type PeopleColumn, type PeopleOrder, sortPeople } from './sortPeople.ts';

const COLUMNS = [
  { column: 'person', words: 'people_person' },
  { column: 'role', words: 'people_role' },
  { column: 'status', words: 'people_status' },
] as const;

function Status({ status }: { status: PersonStatus }) {
  if (status === 'confirmed') return t('people_status_confirmed');
  if (status === 'invited') return <Badge icon="mail">{t('people_status_invited')}</Badge>;
  return (
    <Badge kind="warn" icon="person">
      {t('people_status_accepted')}
    </Badge>
  );
}

function PersonRow({ person }: { person: Person }) {
  return (
    <tr>
      <th scope="row">
        <span class="person">
          <Avatar name={person.name ?? person.email} />
          <span class="two-lines">
            <span>
              <bdi>{person.name ?? person.email}</bdi>
              {person.isYou && <span class="text-3"> {t('people_you')}</span>}
            </span>
            {person.name !== null && <bdi class="small text-3">{person.email}</bdi>}
          </span>
        </span>
      </th>
      <td>{roleName(person.role)}</td>
      <td>
        <Status status={person.status} />
      </td>
    </tr>
  );
}

/** The team, one person a row; the heads sort it. */
export function PeopleTable({ people }: { people: readonly Person[] }) {
  const order = useSignal<PeopleOrder>({ column: 'person', direction: 'ascending' });
  const { column: sortedColumn, direction } = order.value;
  const sort = (column: PeopleColumn) => {
    const turns = column === sortedColumn && direction === 'ascending';
    order.value = { column, direction: turns ? 'descending' : 'ascending' };
  };
  return (
    <div class="card">
      <table class="table people-table">
        <caption class="visually-hidden">{t('people_caption')}</caption>
        <thead>
          <tr>
            {COLUMNS.map(({ column, words }) => (
              <SortHeader
                key={column}
                label={t(words)}
                sorted={column === sortedColumn ? direction : 'none'}
                onSort={() => sort(column)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {sortPeople(people, order.value, currentLocale()).map((person) => (
            <PersonRow key={person.id} person={person} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
