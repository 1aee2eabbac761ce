import { useEffect } from 'preact/hooks';
import { decide } from '../../../utils/domain/permissions.ts';
import type { Provider } from '../../../utils/domain/providers.ts';
import { t } from '../../../utils/domain/text.ts';
import type { ConsoleApp } from '../../../utils/state/consoleApp.ts';
import { Button } from '../../shared/Button.tsx';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { Skeleton } from '../../shared/Skeleton.tsx';
import { verdictReason } from '../../shared/verdictReason.ts';
import { NoClients } from '../NoClients.tsx';
import { PageTitle } from '../PageTitle.tsx';
import { BillCard } from './BillCard.tsx';
import { BillWarningNotices } from './BillWarningNotices.tsx';
import { ClientBills } from './ClientBills.tsx';
import { InvoicesCard } from './InvoicesCard.tsx';
import { OwnOrganizations } from './OwnOrganizations.tsx';
import { SeatTable } from './SeatTable.tsx';
import { SeatTotals } from './SeatTotals.tsx';

/** Seats under management and what they cost: of the provider together, or of each client by itself. */
export function BillPage({ app, provider }: { app: ConsoleApp; provider: Provider }) {
  const { billing, seats, clients, ownSubscriptions } = app;
  const mayList = decide(provider, 'clients.read');
  const mayRead = decide(provider, 'billing.read').allowed;
  const mayInvoices = decide(provider, 'billing.invoices.read').allowed;
  const mayWarnings = decide(provider, 'billing.warnings.read').allowed;
  const isSeparate = provider.rules.billing === 'separate';

  const loadAll = () => {
    if (mayList.allowed) void seats.book.load();
    if (mayRead) void billing.bill.load();
    if (mayWarnings) void billing.warnings.load();
    if (mayInvoices) void billing.invoices.load();
  };
  useEffect(loadAll, [provider.id, mayList.allowed, mayRead, mayInvoices, mayWarnings]);
  // nobody looks any more: what is left is read when somebody comes back
  useEffect(() => () => ownSubscriptions.clear(), []);

  if (!mayList.allowed) {
    return (
      <div class="page-body">
        <PageTitle title={t('bill_title')} />
        <EmptyState icon="clients" title={t('clients_not_shown')}>
          <p>{verdictReason(mayList)}</p>
        </EmptyState>
      </div>
    );
  }
  const refresh = async () => {
    loadAll();
    ownSubscriptions.clear();
    await clients.refresh();
    if (isSeparate) await ownSubscriptions.load((clients.clients.value ?? []).map(({ id }) => id));
  };
  const list = clients.clients.value;
  const warnings = billing.warnings.value.value;
  const ofBook = seats.book.failure.value;
  const ofWarnings = billing.warnings.failure.value;
  return (
    <div class="page-body">
      <PageTitle title={t('bill_title')}>
        <Button icon="refresh" busy={clients.refreshing.value} onClick={() => void refresh()}>
          {t('console_refresh')}
        </Button>
      </PageTitle>
      {warnings && <BillWarningNotices warnings={warnings} />}
      {clients.failure.value && (
        <FailureNotice failure={clients.failure.value} onRetry={() => void refresh()} />
      )}
      {ofBook && <FailureNotice failure={ofBook} onRetry={() => void seats.book.load()} />}
      {ofWarnings && <FailureNotice failure={ofWarnings} onRetry={() => void billing.warnings.load()} />}
      {list ? (
        <SeatTotals seats={seats} bill={billing.bill.value.value} />
      ) : (
        !clients.failure.value && (
          <div class="card">
            <Skeleton rows={2} label={t('bill_loading')} />
          </div>
        )
      )}
      {mayRead && <BillCard model={billing} provider={provider} />}
      {isSeparate && list && list.length > 0 && <ClientBills app={app} />}
      {list && (
        <section class="section" aria-labelledby="seats-of-each">
          <h2 id="seats-of-each">{t('bill_seats_of_each')}</h2>
          {list.length === 0 && seats.rows.value.length === 0 ? (
            <NoClients app={app} />
          ) : (
            <SeatTable app={app} />
          )}
        </section>
      )}
      <OwnOrganizations model={seats} />
      {mayRead && <InvoicesCard model={billing} provider={provider} />}
    </div>
  );
}
