import { Shield } from 'lucide-preact';
import { useMemo } from 'preact/hooks';
import { WATCHED, type Watched, watchAccounts } from '../../../utils/domain/eventSummary.ts';
import type { LoggedEvent } from '../../../utils/domain/loggedEvent.ts';
import { formatNumber, t } from '../../../utils/domain/text.ts';
import { age, fullTime } from '../../../utils/domain/time.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';

const HEADS = {
  failed: 'watch_failed',
  twoStep: 'watch_two_step',
  exports: 'watch_exports',
} as const satisfies Record<Watched, string>;
const KINDS = Object.keys(WATCHED) as Watched[];

/** Failed sign-ins, two-step changes and exports of the provider's own people. */
export function WatchTable({ events, now }: { events: readonly LoggedEvent[]; now: number }) {
  const accounts = useMemo(() => watchAccounts(events), [events]);
  return (
    <>
      {accounts.length === 0 ? (
        <EmptyState icon={Shield} title={t('watch_none')}>
          <p>{t('watch_none_text')}</p>
        </EmptyState>
      ) : (
        <div class="card">
          <table class="table">
            <caption class="visually-hidden">{t('panel_own')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('events_person')}</th>
                {KINDS.map((kind) => (
                  <th key={kind} scope="col">
                    {t(HEADS[kind])}
                  </th>
                ))}
                <th scope="col">{t('openings_last')}</th>
              </tr>
            </thead>
            <tbody>
              {accounts.map((account) => (
                <tr key={account.actor}>
                  <th scope="row">
                    <bdi>{account.actor}</bdi>
                  </th>
                  {KINDS.map((kind) => (
                    <td key={kind} class="tabular">
                      {formatNumber(account[kind])}
                    </td>
                  ))}
                  <td class="small tabular">
                    {fullTime(account.last)}
                    <span class="caption text-3 age">{age(account.last, now)}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p class="small text-2">{t('watch_about')}</p>
    </>
  );
}
