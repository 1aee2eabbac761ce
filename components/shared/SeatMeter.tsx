import { type Seats, seatLevel, seatShare } from '../../utils/domain/seats.ts';
import { formatNumber } from '../../utils/domain/text.ts';
import { classes } from './classes.ts';
import { seatWords } from './seatWords.ts';

/** Seats in use as figures over a bar; amber from 90 %, red when none is left. The words carry the value. */
export function SeatMeter({ seats }: { seats: Seats }) {
  const { used, total } = seats;
  const figures = total === null ? formatNumber(used) : `${formatNumber(used)}/${formatNumber(total)}`;
  return (
    <span class={classes('seats', `is-${seatLevel(seats)}`)}>
      <span class="figures" aria-hidden="true">
        {figures}
      </span>
      <span class="visually-hidden">{seatWords(seats)}</span>
      {total !== null && (
        <span class="meter">
          <span style={{ width: `${Math.round(seatShare(seats) * 100)}%` }} />
        </span>
      )}
    </span>
  );
}
