import { useId } from 'preact/hooks';
import { REPORT_PERIODS, type ReportPeriod, spanOf } from '../../../utils/domain/reportPeriods.ts';
import { type MessageKey, t } from '../../../utils/domain/text.ts';
import type { Explorer } from '../../../utils/state/explorer.ts';
import { RangeFields } from '../events/RangeFields.tsx';

const NAMES: Record<ReportPeriod, MessageKey> = {
  thisQuarter: 'report_this_quarter',
  lastQuarter: 'report_last_quarter',
  thirtyDays: 'report_thirty_days',
  year: 'report_year',
};

const OTHER = 'other';

/** The period a report is about: a usual one, or any by its dates. */
export function PeriodChoice({ log, now }: { log: Explorer; now: number }) {
  const id = useId();
  const { start, end } = log.wanted.value;
  const isNow = (period: ReportPeriod) => {
    const span = spanOf(period, now);
    return span.start === start && span.end === end;
  };
  return (
    <div class="report-period">
      <div class="date-field">
        <label for={id}>{t('report_period')}</label>
        <select
          id={id}
          value={REPORT_PERIODS.find(isNow) ?? OTHER}
          onChange={({ currentTarget }) => {
            const period = REPORT_PERIODS.find((each) => each === currentTarget.value);
            if (period) void log.choose(spanOf(period, now));
          }}
        >
          {REPORT_PERIODS.map((period) => (
            <option key={period} value={period}>
              {t(NAMES[period])}
            </option>
          ))}
          {!REPORT_PERIODS.some(isNow) && <option value={OTHER}>{t('report_other_period')}</option>}
        </select>
      </div>
      <RangeFields explorer={log} />
    </div>
  );
}
