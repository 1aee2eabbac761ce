import { REPORT_PERIODS, type ReportPeriod, spanOf } from '../../../utils/domain/reportPeriods.ts';
import { type MessageKey, t } from '../../../utils/domain/text.ts';
import type { Explorer } from '../../../utils/state/explorer.ts';
import { RangeFields } from '../events/RangeFields.tsx';
import { SelectField } from '../SelectField.tsx';

const NAMES: Record<ReportPeriod, MessageKey> = {
  thisQuarter: 'report_this_quarter',
  lastQuarter: 'report_last_quarter',
  thirtyDays: 'report_thirty_days',
  year: 'report_year',
};

/** The period a report is about: a usual one, or any by its dates. */
export function PeriodChoice({ log, now }: { log: Explorer; now: number }) {
  const { start, end } = log.wanted.value;
  const chosen = REPORT_PERIODS.find((period) => {
    const span = spanOf(period, now);
    return span.start === start && span.end === end;
  });
  return (
    <div class="report-period">
      <SelectField<ReportPeriod | null>
        label={t('report_period')}
        value={chosen ?? null}
        choices={[
          ...REPORT_PERIODS.map((period) => [period, t(NAMES[period])] as const),
          ...(chosen ? [] : [[null, t('report_other_period')] as const]),
        ]}
        onChoose={(period) => {
          if (period) void log.choose(spanOf(period, now));
        }}
      />
      <RangeFields explorer={log} />
    </div>
  );
}
