import type { Provider } from '../../../utils/domain/providers.ts';
import { t } from '../../../utils/domain/text.ts';
import type { BillingModel } from '../../../utils/state/billing.ts';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { Skeleton } from '../../shared/Skeleton.tsx';
import { Card } from '../Card.tsx';
import { BillFacts } from './BillFacts.tsx';
import { PlanTable } from './PlanTable.tsx';

/** The provider's own subscription. */
export function BillCard({ model, provider }: { model: BillingModel; provider: Provider }) {
  const bill = model.bill.value.value;
  const failure = model.bill.failure.value;
  return (
    <>
      {failure && <FailureNotice failure={failure} onRetry={() => void model.bill.load()} />}
      {bill ? (
        <Card title={t('bill_subscription')}>
          <BillFacts bill={bill} />
          {bill.plans.length > 0 && (
            <div class="scroll-across">
              <PlanTable bill={bill} />
            </div>
          )}
          <p class="card-note">
            {t(provider.role === 'providerAdmin' ? 'bill_change_admin' : 'bill_change_service_user')}
          </p>
        </Card>
      ) : (
        !failure && (
          <div class="card">
            <Skeleton rows={4} label={t('bill_loading')} />
          </div>
        )
      )}
    </>
  );
}
