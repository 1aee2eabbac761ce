import type { Account } from '../../utils/domain/session.ts';
import { t } from '../../utils/domain/text.ts';
import { Card } from './Card.tsx';

/** Name, e-mail address and where the account lives. */
export function AccountFacts({ account, host }: { account: Account; host: string }) {
  return (
    <Card title={t('account_you')}>
      <dl class="facts-list">
        <dt>{t('account_name')}</dt>
        <dd>{account.name === null ? t('account_name_none') : <bdi>{account.name}</bdi>}</dd>
        <dt>{t('account_email')}</dt>
        <dd>
          <bdi>{account.email}</bdi>
        </dd>
        <dt>{t('account_region')}</dt>
        <dd>{host}</dd>
      </dl>
    </Card>
  );
}
