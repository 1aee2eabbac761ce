import { useEffect, useMemo } from 'preact/hooks';
import { clientBillsFile } from '../../../utils/domain/billFiles.ts';
import { isInOrder, type SubscriptionSum } from '../../../utils/domain/billing.ts';
import { type ClientBill, clientBills } from '../../../utils/domain/clientBills.ts';
import { formatMoney } from '../../../utils/domain/money.ts';
import { formatNumber, t, tCount, tMember } from '../../../utils/domain/text.ts';
import type { ConsoleApp } from '../../../utils/state/consoleApp.ts';
import { Badge } from '../../shared/Badge.tsx';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { Monogram } from '../../shared/Monogram.tsx';
import { Notice } from '../../shared/Notice.tsx';
import { ExportButton } from '../ExportButton.tsx';
import { Grid, type GridColumn } from '../table/Grid.tsx';
import { dayWords } from './billWords.ts';

type Column = 'name' | 'plan' | 'seats' | 'status' | 'perYear' | 'next';

function StatusCell({ own }: ClientBill) {
  if (own === 'none') return <span class="text-3">{t('bill_no_own')}</span>;
  if (own === 'failed') return <Badge kind="warn">{t('bill_not_told')}</Badge>;
  const words = tMember('bill_status', own.status);
  return (
    <>
      {isInOrder(own.status) ? words : <Badge kind="danger">{words}</Badge>}
      {own.endsAt !== null && <span class="small text-3"> {t('bill_ends', dayWords(own.endsAt))}</span>}
    </>
  );
}

const columns = (sum: SubscriptionSum): GridColumn<ClientBill, Column>[] => [
  {
    name: 'name',
    label: t('clients_client'),
    width: 'minmax(170px, 3fr)',
    foot: t('bill_total'),
    cell: ({ client }) => (
      <span class="client-cell">
        <Monogram code={client.code} hue={client.hue} muted={client.trouble === 'unreadable'} />
        <bdi class="cut">{client.name}</bdi>
      </span>
    ),
  },
  {
    name: 'plan',
    label: t('clients_plan'),
    width: 'minmax(90px, 1fr)',
    isOptional: true,
    cell: ({ client }) => client.plan,
  },
  {
    name: 'seats',
    label: t('clients_seats'),
    width: '88px',
    isFigure: true,
    isOptional: true,
    cell: ({ client: { seats } }) => (
      <span class="figure is-apart tabular">
        {seats.total === null ? t('clients_unlimited') : formatNumber(seats.total)}
      </span>
    ),
  },
  { name: 'status', label: t('bill_status'), width: 'minmax(150px, 1.6fr)', cell: StatusCell },
  {
    name: 'perYear',
    label: t('bill_per_year'),
    width: '122px',
    isFigure: true,
    foot: <span class="figure is-apart tabular">{formatMoney(sum.perYear)}</span>,
    cell: ({ own }) => (
      <span class="figure is-apart tabular">{typeof own === 'string' ? '–' : formatMoney(own.perYear)}</span>
    ),
  },
  {
    name: 'next',
    label: t('bill_next'),
    width: 'minmax(170px, 1.4fr)',
    foot: <span class="tabular">{formatMoney(sum.next)}</span>,
    cell: ({ own }) =>
      typeof own === 'string' || !own.next ? (
        <span class="text-3">–</span>
      ) : (
        <span class="tabular">
          {formatMoney(own.next.amount)} <span class="small text-3">{dayWords(own.next.at)}</span>
        </span>
      ),
  },
];

/** What each client pays by itself, and what all of them come to: one table, which Bitwarden does not have. */
export function ClientBills({ app }: { app: ConsoleApp }) {
  const { clients, ownSubscriptions: model } = app;
  const list = clients.clients.value;
  const load = () => void model.load((list ?? []).map(({ id }) => id));
  const isThere = list !== null;
  useEffect(() => {
    if (isThere && model.wanted.value === null) load();
  }, [isThere]);
  const heard = model.subscriptions.value;
  const rows = useMemo(() => clientBills(list ?? [], heard), [list, heard]);
  const { count, perYear, failed, troubled } = model.sum.value;
  const wanted = model.wanted.value ?? 0;
  const failure = model.failure.value;
  return (
    <section class="section" aria-labelledby="client-bills">
      <div class="section-head">
        <h2 id="client-bills">{t('bill_clients_pay')}</h2>
        <p class="small text-2" role="status">
          {model.isReading.value
            ? t('bill_reading', formatNumber(heard.length), formatNumber(wanted))
            : t('bill_sum', tCount('bill_sum_clients', count), formatMoney(perYear))}
        </p>
        <ExportButton
          name="client-bills"
          isEmpty={rows.length === 0}
          write={(writing) => clientBillsFile(rows, writing)}
        />
      </div>
      {failure && <FailureNotice failure={failure} onRetry={load} />}
      {failed > 0 && <Notice kind="warn">{tCount('bill_sum_failed', failed)}</Notice>}
      {troubled > 0 && <Notice kind="warn">{tCount('bill_sum_troubled', troubled)}</Notice>}
      {rows.length > 0 && (
        <Grid
          label={t('bill_clients_pay')}
          rows={rows}
          keyOf={({ client }) => client.id}
          nameOf={({ client }) => client.name}
          columns={columns(model.sum.value)}
          order={null}
          onSort={() => undefined}
          rowHeight={40}
        />
      )}
    </section>
  );
}
