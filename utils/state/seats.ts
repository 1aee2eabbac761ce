import { computed, signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Failure } from '../domain/failures.ts';
import type { OwnOrganization } from '../domain/seatBook.ts';
import { type SeatOrder, seatRows, sortSeatRows, totalsBefore } from '../domain/seatRows.ts';
import type { SeatState } from '../domain/seats.ts';
import { totalSeats } from '../domain/seatTotals.ts';
import { currentLocale } from '../domain/text.ts';
import { createLoaded } from './loaded.ts';
import type { Models } from './models.ts';

export type SeatsModel = ReturnType<typeof createSeats>;

const BY_NAME: SeatOrder = { column: 'name', direction: 'ascending' };

/** Seats under management: of the clients, and of the MSP's own organizations. */
export function createSeats({ bridge, clients }: { bridge: Bridge } & Pick<Models, 'clients'>) {
  const book = createLoaded(() => bridge.call('seats.book', {}, { repeat: true }));
  const query = signal('');
  /** null: whatever it is. */
  const state = signal<SeatState | null>(null);
  const order = signal<SeatOrder>(BY_NAME);
  const marking = signal<string | null>(null);
  const markFailure = signal<Failure | null>(null);
  let epoch = 0;

  const before = computed(() => book.value.value?.before ?? null);
  const rows = computed(() =>
    seatRows(clients.clients.value ?? [], book.value.value?.organizations ?? [], before.value),
  );
  /** Sorted once, and not with every key. */
  const sorted = computed(() => sortSeatRows(rows.value, order.value, currentLocale()));
  const shown = computed(() => {
    const needle = query.value.trim().toLowerCase();
    return sorted.value.filter(
      (row) => (state.value === null || row.state === state.value) && row.name.toLowerCase().includes(needle),
    );
  });

  return {
    book,
    before,
    rows,
    totals: computed(() => totalSeats(rows.value)),
    totalsBefore: computed(() => totalsBefore(rows.value, before.value)),
    organizations: computed(() => book.value.value?.organizations ?? []),
    query,
    state,
    order,
    shown,
    isNarrowed: computed(() => query.value.trim() !== '' || state.value !== null),
    showAll() {
      query.value = '';
      state.value = null;
    },
    /** Of the organization that is being marked. */
    marking,
    markFailure,
    async mark({ id }: OwnOrganization, isInternal: boolean): Promise<void> {
      const mine = ++epoch;
      marking.value = id;
      const result = await bridge.call('seats.mark', { id, isInternal });
      if (mine !== epoch) return;
      marking.value = null;
      markFailure.value = result.ok ? null : result.failure;
      const known = book.value.value;
      if (result.ok && known) book.value.value = { ...known, organizations: result.value };
    },
    clear() {
      epoch++;
      book.clear();
      query.value = '';
      state.value = null;
      marking.value = null;
      markFailure.value = null;
    },
  };
}
