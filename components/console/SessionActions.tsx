import { t } from '../../utils/domain/text.ts';
import type { SessionModel } from '../../utils/state/session.ts';
import { Button } from '../shared/Button.tsx';
import { Card } from './Card.tsx';

/** Lock and sign out, each with what it takes away. */
export function SessionActions({ session }: { session: SessionModel }) {
  const isBusy = session.busy.value;
  return (
    <Card title={t('account_session')}>
      <ul class="rows">
        <li>
          <p class="grow">{t('account_lock_text')}</p>
          <Button icon="lock" busy={isBusy} onClick={() => void session.lock()}>
            {t('lock_now')}
          </Button>
        </li>
        <li>
          <p class="grow">{t('account_sign_out_text')}</p>
          <Button icon="signOut" busy={isBusy} onClick={() => void session.signOut()}>
            {t('sign_out')}
          </Button>
        </li>
      </ul>
    </Card>
  );
}
