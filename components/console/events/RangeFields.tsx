import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import { dateOf, dayOf, inSlices, MOST_DAYS } from '../../../utils/domain/logRange.ts';
import { formatNumber, t } from '../../../utils/domain/text.ts';
import type { Explorer } from '../../../utils/state/explorer.ts';
import { Button } from '../../shared/Button.tsx';
import { Icon } from '../../shared/Icon.tsx';

interface DateFieldProps {
  label: string;
  value: string;
  onInput: (date: string) => void;
  describedBy: string | undefined;
}

function DateField({ label, value, onInput, describedBy }: DateFieldProps) {
  const id = useId();
  return (
    <div class="date-field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={value}
        aria-describedby={describedBy}
        aria-invalid={describedBy !== undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </div>
  );
}

/** From which day to which day, both included; asked for with the button, so that half a date asks for nothing. */
export function RangeFields({ explorer }: { explorer: Explorer }) {
  const id = useId();
  const wanted = explorer.wanted.value;
  const from = useSignal(dateOf(wanted.start));
  const to = useSignal(dateOf(wanted.end));
  const told = useRef(wanted);
  if (told.current !== wanted) {
    told.current = wanted;
    from.value = dateOf(wanted.start);
    to.value = dateOf(wanted.end);
  }
  const [first, last] = [dayOf(from.value), dayOf(to.value)];
  const span = first && last && first.start <= last.end ? { start: first.start, end: last.end } : null;
  const isNew = span && (span.start !== wanted.start || span.end !== wanted.end);
  const parts = span ? inSlices(span).length : 1;
  return (
    <form
      class="range-fields"
      aria-label={t('events_dates')}
      onSubmit={(event) => {
        event.preventDefault();
        if (span && isNew) void explorer.choose(span);
      }}
    >
      <DateField
        label={t('events_from')}
        value={from.value}
        describedBy={span ? undefined : id}
        onInput={(date) => {
          from.value = date;
        }}
      />
      <DateField
        label={t('events_to')}
        value={to.value}
        describedBy={span ? undefined : id}
        onInput={(date) => {
          to.value = date;
        }}
      />
      <Button
        size="s"
        type="submit"
        notAllowed={span ? (isNew ? undefined : t('events_range_shown')) : t('events_range_wrong')}
      >
        {t('events_show_range')}
      </Button>
      <p id={id} class="small text-2" role="status">
        {!span && (
          <>
            <Icon name="warn" size={14} /> {t('events_range_wrong')}
          </>
        )}
        {parts > 1 && t('events_range_slices', MOST_DAYS, formatNumber(parts))}
      </p>
    </form>
  );
}
