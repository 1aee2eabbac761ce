import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClientId } from '../../../utils/domain/ids.ts';
import type { OwnOrganization } from '../../../utils/domain/seatBook.ts';
import { SEAT_COLUMNS, seatRows, sortSeatRows, totalsBefore } from '../../../utils/domain/seatRows.ts';
import { totalSeats } from '../../../utils/domain/seatTotals.ts';
import { clientOf } from '../../component/shared/fixtures.ts';

const own = (isInternal: boolean): OwnOrganization => ({
  id: 'own' as ClientId,
  name: 'Ourselves',
  plan: 'Teams',
  seats: 12,
  isInternal,
});
const acme = clientOf(1, 'Acme', { seats: { used: 12, total: 10 } });
const baker = clientOf(2, 'Baker', { plan: 'Families', seats: { used: 6, total: 6 } });

describe('the rows of seats', () => {
  it('are those of all clients, and of the organizations marked as internal', () => {
    expect(seatRows([acme, baker], [own(false)], null).map(({ name }) => name)).toEqual(['Acme', 'Baker']);
    const rows = seatRows([acme, baker], [own(true)], null);
    expect(rows.map(({ state, remaining, isCounted }) => [state, remaining, isCounted])).toEqual([
      ['over', -2, true],
      ['full', 0, false],
      [null, null, true],
    ]);
    expect(totalSeats(rows)).toEqual({ organizations: 2, used: 12, assigned: 22, remaining: -2, unknown: 1 });
  });

  it('know what they were, for those that were there', () => {
    const before = { month: '2026-10', rows: { [acme.id]: [8, 10] as [number, number] } };
    const rows = seatRows([acme, baker], [], before);
    expect(rows.map(({ change }) => change)).toEqual([{ used: 4, total: 0 }, 'new']);
    expect(totalsBefore(rows, before)).toMatchObject({ organizations: 1, used: 8, assigned: 10 });
    expect(totalsBefore(rows, null)).toBeNull();
  });

  it('are the same rows in any order', () => {
    const rows = seatRows(
      [baker, acme, clientOf(3, 'Clover', { seats: { used: 3, total: null } })],
      [own(true)],
      null,
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...SEAT_COLUMNS),
        fc.constantFrom('ascending', 'descending'),
        (column, direction) => {
          const sorted = sortSeatRows(rows, { column, direction } as never);
          expect(new Set(sorted)).toEqual(new Set(rows));
        },
      ),
    );
    const byState = sortSeatRows(rows, { column: 'state', direction: 'ascending' });
    expect(byState.map(({ state }) => state)).toEqual(['over', 'full', 'normal', null]);
  });
});
