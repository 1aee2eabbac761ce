import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { AccountId } from '../../utils/domain/ids.ts';
import { t, tCount } from '../../utils/domain/text.ts';
import type { SessionModel } from '../../utils/state/session.ts';
import { Button } from './Button.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import { failureWords } from './failureWords.ts';
import { PasswordField } from './PasswordField.tsx';

export interface UnlockWithPinProps {
  session: SessionModel;
  accountId: AccountId;
  triesLeft: number;
}

/** The PIN in place of the master password, with the tries that are left. */
export function UnlockWithPin({ session, accountId, triesLeft }: UnlockWithPinProps) {
  const pin = useSignal('');
  const missing = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  const failure = session.failure.value;
  const isWrong = failure?.kind === 'wrongPin';

  useEffect(() => {
    if (!isWrong) return;
    input.current?.focus();
    input.current?.select();
  }, [failure]);

  const wrong = isWrong ? failureWords(failure) : null;
  const error = missing.value ? t('unlock_pin_missing') : wrong ? `${wrong.what} ${wrong.next}` : undefined;
  return (
    <form
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        missing.value = pin.value === '';
        if (missing.value) input.current?.focus();
        else void session.unlockWithPin(accountId, pin.value);
      }}
    >
      {failure && !isWrong && <FailureNotice failure={failure} />}
      <PasswordField
        label={t('unlock_pin')}
        name="pin"
        value={pin.value}
        onInput={(text) => {
          pin.value = text;
          missing.value = false;
        }}
        hint={tCount('unlock_tries', triesLeft)}
        error={error}
        inputRef={input}
        autoFocus
      />
      <Button kind="primary" size="l" wide type="submit" busy={session.busy.value}>
        {t('unlock')}
      </Button>
    </form>
  );
}
