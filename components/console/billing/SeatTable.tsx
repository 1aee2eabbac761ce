import { SEAT_STATES, type SeatState } from '../../../utils/domain/seats.ts';
import { seatsFile } from '../../../utils/domain/seatsFile.ts';
import { t, tCount } from '../../../utils/domain/text.ts';
import type { ConsoleApp } from '../../../utils/state/consoleApp.ts';
import { Button } from '../../shared/Button.tsx';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { useClientWays } from '../clients/useClientWays.ts';
import { ExportButton } from '../ExportButton.tsx';
import { SearchField } from '../SearchField.tsx';
import { SelectField } from '../SelectField.tsx';
import { monthWords } from './billWords.ts';
import { SeatGrid } from './SeatGrid.tsx';

const SEAT_WORDS = {
  over: 'clients_seats_over',
  full: 'clients_seats_full',
  near: 'clients_seats_near',
  idle: 'clients_seats_idle',
  normal: 'clients_seats_normal',
} as const satisfies Record<SeatState, string>;

/** The table of seats with what narrows it, and as a file. */
export function SeatTable({ app }: { app: ConsoleApp }) {
  const { seats } = app;
  const ways = useClientWays(app);
  const shown = seats.shown.value;
  const before = seats.before.value;
  return (
    <>
      <div class="filters">
        <SearchField
          label={t('bill_find')}
          value={seats.query.value}
          onInput={(text) => {
            seats.query.value = text;
          }}
        />
        <SelectField
          label={t('bill_threshold')}
          value={seats.state.value}
          choices={[
            [null, t('clients_any_seats')],
            ...SEAT_STATES.map((one) => [one, t(SEAT_WORDS[one])] as const),
          ]}
          onChoose={(state) => {
            seats.state.value = state;
          }}
        />
        <span class="filters-end">
          <ExportButton
            name="seats"
            isEmpty={shown.length === 0}
            write={(writing) => seatsFile(shown, before && monthWords(before.month), writing)}
          />
        </span>
      </div>
      <p class="visually-hidden" role="status">
        {seats.isNarrowed.value && tCount('bill_found', shown.length)}
      </p>
      {shown.length > 0 ? (
        <SeatGrid model={seats} onOpen={(client) => void ways.toPage(client)} />
      ) : (
        <EmptyState
          icon="search"
          title={t('bill_none_found')}
          action={<Button onClick={seats.showAll}>{t('bill_show_all')}</Button>}
        />
      )}
      {!before && <p class="small text-2">{t('bill_no_month')}</p>}
    </>
  );
}
