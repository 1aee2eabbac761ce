import { t } from '../../../utils/domain/text.ts';
import type { ConsoleApp } from '../../../utils/state/consoleApp.ts';
import { Avatar } from '../../shared/Avatar.tsx';
import { Button } from '../../shared/Button.tsx';
import { Named } from '../../shared/Named.tsx';
import { Card } from '../Card.tsx';

/** Every account this computer knows: switched to, or signed out with all that is kept for it. */
export function AccountsCard({ app }: { app: ConsoleApp }) {
  const { session } = app;
  const view = session.view.value;
  if (view?.state !== 'unlocked') return null;
  const isBusy = session.busy.value;
  return (
    <Card title={t('settings_accounts')}>
      <ul class="rows">
        {view.accounts.map(({ account, host, isUnlocked }) => {
          const isCurrent = account.id === view.account.id;
          const state = isCurrent ? 'settings_account_current' : isUnlocked ? 'settings_account_open' : null;
          return (
            <li key={account.id}>
              <Avatar name={account.name ?? account.email} />
              <span class="two-lines grow">
                <bdi>{account.email}</bdi>
                <span class="small text-3">
                  {host} · {t(state ?? 'account_locked')}
                </span>
              </span>
              {!isCurrent && (
                <Button size="s" busy={isBusy} onClick={() => void session.switchTo(account.id)}>
                  <span aria-hidden="true">{t('account_provider_switch')}</span>
                  <span class="visually-hidden">
                    <Named message="account_provider_switch_to" name={`${account.email}, ${host}`} />
                  </span>
                </Button>
              )}
              <Button size="s" busy={isBusy} onClick={() => void session.signOut(account.id)}>
                <span aria-hidden="true">{t('sign_out')}</span>
                <span class="visually-hidden">
                  <Named message="settings_account_sign_out" name={`${account.email}, ${host}`} />
                </span>
              </Button>
            </li>
          );
        })}
        <li>
          <p class="grow small text-2">{t('account_sign_out_text')}</p>
        </li>
        <li>
          <p class="grow">{t('account_add_text')}</p>
          <Button icon="add" busy={isBusy} onClick={() => void session.addAccount()}>
            {t('account_add')}
          </Button>
        </li>
      </ul>
    </Card>
  );
}
