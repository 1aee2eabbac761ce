import { useSignal } from '@preact/signals';
import type { Person } from '../../../utils/domain/people.ts';
import { currentLocale, t } from '../../../utils/domain/text.ts';
import type { ConsoleApp } from '../../../utils/state/consoleApp.ts';
import { Button } from '../../shared/Button.tsx';
import { IconButton } from '../../shared/IconButton.tsx';
import { roleName } from '../roleName.ts';
import { type PeopleColumn, type PeopleOrder, sortPeople } from '../sortPeople.ts';
import { Grid, type GridColumn } from '../table/Grid.tsx';
import { sortedBy } from '../table/GridHead.tsx';
import { InvitedCell, PersonCell, StatusCell } from './PersonCells.tsx';

const ROW_HEIGHT = 48;
const nameOf = ({ name, email }: Person) => name ?? email;

/** The team, one person a row. */
export function PeopleGrid({ app }: { app: ConsoleApp }) {
  const { people, team } = app;
  const order = useSignal<PeopleOrder>({ column: 'person', direction: 'ascending' });

  /** The one thing that is to be done about this person, and the way to everything else. */
  const doors = (person: Person) => (
    <span class="grid-doors">
      {person.status === 'accepted' && (
        <Button size="s" onClick={() => team.open({ kind: 'confirm', people: [person] })}>
          {t('people_confirm')}
        </Button>
      )}
      {person.status === 'invited' && (
        <Button size="s" busy={team.busy.value} onClick={() => void team.resend([person])}>
          {t('people_resend')}
        </Button>
      )}
      <IconButton
        icon="more"
        label={t('people_more', nameOf(person))}
        onClick={() => team.open({ kind: 'person', person })}
      />
    </span>
  );

  const columns: GridColumn<Person, PeopleColumn | 'invited' | 'doors'>[] = [
    {
      name: 'person',
      label: t('people_person'),
      width: 'minmax(200px, 3fr)',
      sorts: true,
      cell: (person) => <PersonCell person={person} />,
    },
    {
      name: 'role',
      label: t('people_role'),
      width: 'minmax(110px, 1fr)',
      narrow: '104px',
      sorts: true,
      cell: ({ role }) => roleName(role),
    },
    {
      name: 'status',
      label: t('people_status'),
      width: 'minmax(150px, 1fr)',
      narrow: '128px',
      sorts: true,
      cell: ({ status }) => <StatusCell status={status} />,
    },
    {
      name: 'invited',
      label: t('people_invited_from_here'),
      width: 'minmax(150px, 1fr)',
      isOptional: true,
      cell: (person) => <InvitedCell person={person} />,
    },
    { name: 'doors', label: t('grid_actions'), width: '136px', cell: doors },
  ];

  return (
    <Grid
      label={t('people_caption')}
      rows={sortPeople(people.shown.value, order.value, currentLocale())}
      keyOf={({ id }) => id}
      nameOf={nameOf}
      columns={columns}
      order={order.value}
      onSort={(column) => {
        if (column !== 'doors' && column !== 'invited') order.value = sortedBy(order.value, column);
      }}
      rowHeight={ROW_HEIGHT}
      selection={people.selection.value}
      onSelect={(selection) => {
        people.selection.value = selection;
      }}
      selectLabel={(name) => t('grid_select', name)}
      onOpen={(person) => team.open({ kind: 'person', person })}
    />
  );
}
