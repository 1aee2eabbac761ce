import { decide } from '../../../utils/domain/permissions.ts';
import type { Provider } from '../../../utils/domain/providers.ts';
import { t } from '../../../utils/domain/text.ts';
import type { BillingModel } from '../../../utils/state/billing.ts';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { Skeleton } from '../../shared/Skeleton.tsx';
import { verdictReason } from '../../shared/verdictReason.ts';
import { Card } from '../Card.tsx';
import { InvoiceTable } from './InvoiceTable.tsx';

/** Invoices, for those who may see them; for the others the reason why not. */
export function InvoicesCard({ model, provider }: { model: BillingModel; provider: Provider }) {
  const verdict = decide(provider, 'billing.invoices.read');
  const invoices = model.invoices.value.value;
  const failure = model.invoices.failure.value;
  const ofLines = model.linesFailure.value;
  return (
    <Card title={t('bill_invoices')}>
      {!verdict.allowed && (
        <p class="card-note">
          {t('bill_invoices_hidden')} {verdictReason(verdict)}
        </p>
      )}
      {verdict.allowed && failure && (
        <FailureNotice failure={failure} onRetry={() => void model.invoices.load()} />
      )}
      {ofLines && <FailureNotice failure={ofLines} />}
      {verdict.allowed && !invoices && !failure && <Skeleton rows={4} label={t('bill_loading')} />}
      {invoices && invoices.length === 0 && <p class="card-note">{t('bill_no_invoices')}</p>}
      {invoices && invoices.length > 0 && (
        <div class="scroll-across">
          <InvoiceTable model={model} invoices={invoices} />
        </div>
      )}
    </Card>
  );
}
