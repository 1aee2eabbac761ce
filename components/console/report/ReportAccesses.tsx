import { useMemo } from 'preact/hooks';
import { openingsOf } from '../../../utils/domain/eventSummary.ts';
import { formatNumber, t, tCount } from '../../../utils/domain/text.ts';
import { dateAndTime, dateName, zoneName } from '../../../utils/domain/time.ts';
import type { Explorer } from '../../../utils/state/explorer.ts';
import { Button } from '../../shared/Button.tsx';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { coverageWords } from '../events/coverageWords.ts';

/** Who of the provider opened the client's vault in the period, as far as its log was read. */
export function ReportAccesses({ log, now }: { log: Explorer; now: number }) {
  const openings = useMemo(() => openingsOf(log.events.value), [log.events.value]);
  const times = openings.reduce((sum, { count }) => sum + count, 0);
  const isComplete = log.gaps.value.length === 0;
  const failure = log.failure.value;
  const { start, end } = log.wanted.value;
  if (log.readAt.value === null && openings.length === 0 && !failure) {
    return (
      <section aria-labelledby="report-accesses">
        <h2 id="report-accesses">{t('report_accesses')}</h2>
        <p role="status">{t('report_reading')}</p>
      </section>
    );
  }
  return (
    <section aria-labelledby="report-accesses">
      <h2 id="report-accesses">{t('report_accesses')}</h2>
      <p>
        {openings.length > 0
          ? tCount('report_opened', times)
          : t(isComplete ? 'report_never_opened' : 'report_never_opened_yet')}
      </p>
      {openings.length > 0 && (
        <table class="table">
          <caption class="visually-hidden">{t('report_accesses')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('events_person')}</th>
              <th scope="col">{t('openings_count')}</th>
              <th scope="col">{t('openings_first')}</th>
              <th scope="col">{t('openings_last')}</th>
            </tr>
          </thead>
          <tbody>
            {openings.map(({ actor, count, first, last }) => (
              <tr key={actor}>
                <th scope="row">
                  <bdi>{actor}</bdi>
                </th>
                <td class="tabular">{formatNumber(count)}</td>
                <td class="small tabular">{dateAndTime(first)}</td>
                <td class="small tabular">{dateAndTime(last)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p class="small text-2" role="status">
        {t('report_coverage', dateName(start), dateName(end))} {coverageWords(log)}{' '}
        {t('events_zone', zoneName(now))}
      </p>
      {failure && <FailureNotice failure={failure} onRetry={() => void log.loadMore()} />}
      {!isComplete && (
        <div class="across no-print">
          <Button
            size="s"
            busy={log.run.value !== null || log.loading.value}
            onClick={() => void log.loadAll()}
          >
            {t('report_load_all')}
          </Button>
          <p class="small text-3">{t('events_load_all_hint')}</p>
        </div>
      )}
      <p class="small text-3">{t('report_accesses_note')}</p>
    </section>
  );
}
