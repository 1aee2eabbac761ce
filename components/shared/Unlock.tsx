import { useSignal } from '@preact/signals';
import { t } from '../../utils/domain/text.ts';
import type { App } from '../../utils/state/app.ts';
import { AccountCard } from './AccountCard.tsx';
import { Button } from './Button.tsx';
import { FormScreen } from './FormScreen.tsx';
import { failureWords } from './failureWords.ts';
import { Notice } from './Notice.tsx';
import { UnlockWithPassword } from './UnlockWithPassword.tsx';
import { UnlockWithPin } from './UnlockWithPin.tsx';

export interface UnlockProps {
  app: App;
  /** This page goes on with a switch that the lock came in between of. */
  goesOn?: boolean;
}

/** After a lock: the PIN while there is one, and always the master password. */
export function Unlock({ app, goesOn = false }: UnlockProps) {
  const { session } = app;
  const wantsPassword = useSignal(false);
  const view = session.view.value;
  if (view?.state !== 'locked') return null;
  const { account, host, pinTries, isChanged } = view;
  const isGoingOn = goesOn && view.goesOn;
  const hasPin = pinTries !== null && !isChanged;
  const isByPin = hasPin && !wantsPassword.value;
  const changed = failureWords({ kind: 'keysChanged' });
  const turn = () => {
    wantsPassword.value = isByPin;
    session.clearFailure();
  };
  return (
    <FormScreen title={t('unlock_title')} lead={<p>{t(isByPin ? 'unlock_pin_lead' : 'unlock_lead')}</p>}>
      <AccountCard app={app} account={account} host={host} />
      {isChanged && session.failure.value === null && (
        <Notice kind="warn">
          {changed.what} {changed.next}
        </Notice>
      )}
      {isGoingOn && <Notice kind="neutral">{t('unlock_goes_on')}</Notice>}
      {isByPin ? (
        <UnlockWithPin key={account.id} session={session} accountId={account.id} triesLeft={pinTries} />
      ) : (
        <UnlockWithPassword key={account.id} session={session} />
      )}
      <div class="after">
        {isGoingOn && (
          <Button kind="quiet" size="s" onClick={() => void app.wishes.drop()}>
            {t('unlock_cancel_wish')}
          </Button>
        )}
        {hasPin && (
          <Button kind="quiet" size="s" onClick={turn}>
            {t(isByPin ? 'unlock_with_password' : 'unlock_with_pin')}
          </Button>
        )}
        <Button kind="quiet" size="s" onClick={() => void session.signOut()}>
          {t('sign_out')}
        </Button>
      </div>
    </FormScreen>
  );
}
