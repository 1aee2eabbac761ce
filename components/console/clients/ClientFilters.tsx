import { SEAT_STATES, type SeatState } from '../../../utils/domain/seats.ts';
import { t } from '../../../utils/domain/text.ts';
import type { ClientTableModel } from '../../../utils/state/clientTable.ts';
import { SearchField } from '../SearchField.tsx';
import { SelectField } from '../SelectField.tsx';
import { ShownClients } from './ShownClients.tsx';

const SEAT_WORDS = {
  over: 'clients_seats_over',
  full: 'clients_seats_full',
  near: 'clients_seats_near',
  idle: 'clients_seats_idle',
  normal: 'clients_seats_normal',
} as const satisfies Record<SeatState, string>;

export interface ClientFiltersProps {
  table: ClientTableModel;
  /** Enter in the search. */
  onFirst: () => void;
  /** Arrow down in the search. */
  onDown: () => void;
}

/** By itself: with each key nothing else of the filters is made anew. */
function QueryField({ table }: { table: ClientTableModel }) {
  return <SearchField label={t('console_find_client')} value={table.query.value} onInput={table.type} />;
}

/** What of the list is shown. */
export function ClientFilters({ table, onFirst, onDown }: ClientFiltersProps) {
  const { plan, tag, seats, status } = table.filter.value;
  const { plans, tags } = table.facets.value;
  return (
    <form
      class="filters"
      onSubmit={(event) => {
        event.preventDefault();
        if (table.query.value.trim() !== '') onFirst();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        onDown();
      }}
    >
      <QueryField table={table} />
      <SelectField
        label={t('clients_plan')}
        value={plan}
        choices={[[null, t('clients_any_plan')], ...plans.map((one) => [one, one] as const)]}
        onChoose={(chosen) => table.narrow({ plan: chosen })}
      />
      {tags.length > 0 && (
        <SelectField
          label={t('clients_tag')}
          value={tag}
          choices={[[null, t('clients_any_tag')], ...tags.map((one) => [one, `#${one}`] as const)]}
          onChoose={(chosen) => table.narrow({ tag: chosen })}
        />
      )}
      <SelectField
        label={t('clients_seats')}
        value={seats}
        choices={[
          [null, t('clients_any_seats')],
          ...SEAT_STATES.map((one) => [one, t(SEAT_WORDS[one])] as const),
        ]}
        onChoose={(chosen) => table.narrow({ seats: chosen })}
      />
      <SelectField
        label={t('clients_status')}
        value={status}
        choices={[
          [null, t('clients_any_status')],
          ['fine', t('clients_fine')],
          ['halfMade', t('clients_half_made')],
          ['suspended', t('trouble_suspended')],
          ['unreadable', t('trouble_unreadable')],
        ]}
        onChoose={(chosen) => table.narrow({ status: chosen })}
      />
      <ShownClients table={table} />
    </form>
  );
}
