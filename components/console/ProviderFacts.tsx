import type { Provider } from '../../utils/domain/providers.ts';
import { t } from '../../utils/domain/text.ts';
import { Badge } from '../shared/Badge.tsx';
import { Card } from './Card.tsx';
import { roleName } from './roleName.ts';

const KIND_WORDS = {
  msp: 'account_kind_msp',
  reseller: 'account_kind_reseller',
  businessUnit: 'account_kind_business_unit',
} as const satisfies Record<Provider['kind'], string>;

const STATUS_WORDS = {
  pending: 'account_status_pending',
  created: 'account_status_created',
  billable: 'account_status_billable',
} as const satisfies Record<Provider['status'], string>;

const ITEMS_WORDS = { owner: 'account_items_owner', read: 'account_items_read' } as const;

const BILLING_WORDS = {
  consolidated: 'account_billing_consolidated',
  separate: 'account_billing_separate',
} as const;

/** The provider worked for, one's role in it, and its two rules in words. */
export function ProviderFacts({ provider }: { provider: Provider }) {
  return (
    <Card title={t('account_provider')}>
      <dl class="facts-list">
        <dt>{t('account_name')}</dt>
        <dd>
          <bdi>{provider.name}</bdi>
        </dd>
        <dt>{t('account_role')}</dt>
        <dd>{roleName(provider.role)}</dd>
        <dt>{t('account_kind')}</dt>
        <dd>{t(KIND_WORDS[provider.kind])}</dd>
        <dt>{t('account_status')}</dt>
        <dd>
          {provider.enabled ? (
            t(STATUS_WORDS[provider.status])
          ) : (
            <Badge kind="danger" icon="suspended">
              {t('trouble_suspended')}
            </Badge>
          )}
        </dd>
        <dt>{t('account_items')}</dt>
        <dd>{t(ITEMS_WORDS[provider.rules.items])}</dd>
        <dt>{t('account_billing')}</dt>
        <dd>{t(BILLING_WORDS[provider.rules.billing])}</dd>
      </dl>
    </Card>
  );
}
