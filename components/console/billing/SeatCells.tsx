import { Building2 } from 'lucide-preact';
import type { SeatRow } from '../../../utils/domain/seatRows.ts';
import type { SeatState } from '../../../utils/domain/seats.ts';
import { formatNumber, t } from '../../../utils/domain/text.ts';
import { Badge, type BadgeProps } from '../../shared/Badge.tsx';
import { Icon } from '../../shared/Icon.tsx';
import { Monogram } from '../../shared/Monogram.tsx';
import { changeWords } from './billWords.ts';

/** A client by its colour and code, an organization of the MSP's own by a house. */
export function NameCell({ row: { client, name } }: { row: SeatRow }) {
  return (
    <span class="client-cell">
      {client ? (
        <Monogram code={client.code} hue={client.hue} muted={client.trouble === 'unreadable'} />
      ) : (
        <span class="own-tile">
          <Icon name={Building2} />
        </span>
      )}
      <bdi class="cut">{name}</bdi>
      {!client && <Badge>{t('bill_internal')}</Badge>}
    </span>
  );
}

/** What does not count for the discount says so. */
export function PlanCell({ row: { plan, isCounted } }: { row: SeatRow }) {
  return (
    <>
      {plan || t('bill_other_plan')}
      {!isCounted && <span class="small text-3"> {t('bill_not_counted')}</span>}
    </>
  );
}

export function FigureCell({ count, none }: { count: number | null; none: string }) {
  return (
    <span class="figure is-apart tabular">
      {count === null ? <span class="small text-3">{none}</span> : formatNumber(count)}
    </span>
  );
}

const KINDS: Record<Exclude<SeatState, 'normal'>, BadgeProps['kind']> = {
  over: 'danger',
  full: 'danger',
  near: 'warn',
  idle: 'neutral',
};
/** Short, for a row; the choice of what is shown has more room. */
const STATE_WORDS = {
  over: 'bill_state_over',
  full: 'bill_state_full',
  near: 'bill_state_near',
  idle: 'bill_state_idle',
} as const;

export function StateCell({ row: { state } }: { row: SeatRow }) {
  if (state === null || state === 'normal') return null;
  return <Badge kind={KINDS[state]}>{t(STATE_WORDS[state])}</Badge>;
}

export function ChangeCell({ row: { change } }: { row: SeatRow }) {
  if (change === null) return <span class="text-3">{t('bill_no_change')}</span>;
  return <span class="small tabular">{change === 'new' ? t('bill_new_row') : changeWords(change)}</span>;
}
