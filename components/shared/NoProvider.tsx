import { useSignal } from '@preact/signals';
import { t } from '../../utils/domain/text.ts';
import { clock } from '../../utils/domain/time.ts';
import type { App } from '../../utils/state/app.ts';
import { AccountCard } from './AccountCard.tsx';
import { Button } from './Button.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import { FormScreen } from './FormScreen.tsx';

/**
 * The account is in no provider that can be worked for. Bitwarden says the same of someone not confirmed yet and of
 * someone in no provider at all, so one screen carries both.
 */
export function NoProvider({ app }: { app: App }) {
  const { providers, session } = app;
  const checkedAt = useSignal<number | null>(null);
  const view = session.view.value;
  const isUnfinished = providers.notSetUp.value;
  const failure = providers.failure.value;
  const check = async () => {
    await app.checkAgain();
    checkedAt.value = Date.now();
  };
  return (
    <FormScreen
      title={t(isUnfinished ? 'noprovider_unfinished_title' : 'noprovider_title')}
      lead={
        isUnfinished ? (
          <p>{t('noprovider_unfinished')}</p>
        ) : (
          <>
            <p>{t('noprovider_unconfirmed')}</p>
            <p>{t('noprovider_become')}</p>
          </>
        )
      }
    >
      {view?.state === 'unlocked' && <AccountCard app={app} account={view.account} host={view.host} />}
      <div class="stack">
        {failure && <FailureNotice failure={failure} />}
        <Button kind="primary" size="l" wide busy={providers.busy.value} onClick={() => void check()}>
          {t('check_again')}
        </Button>
        <p class="small text-2" role="status">
          {checkedAt.value !== null && !failure && t('noprovider_checked', clock(checkedAt.value))}
        </p>
      </div>
      <div class="after">
        <Button kind="quiet" size="s" onClick={() => void session.signOut()}>
          {t('sign_out')}
        </Button>
      </div>
    </FormScreen>
  );
}
