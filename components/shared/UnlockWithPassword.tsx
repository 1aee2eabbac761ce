import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../utils/domain/text.ts';
import type { SessionModel } from '../../utils/state/session.ts';
import { Button } from './Button.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import { Forgotten } from './Forgotten.tsx';
import { failureWords } from './failureWords.ts';
import { PasswordField } from './PasswordField.tsx';

/** The master password again. */
export function UnlockWithPassword({ session }: { session: SessionModel }) {
  const password = useSignal('');
  const missing = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  const failure = session.failure.value;
  const isWrong = failure?.kind === 'wrongUnlockPassword';

  useEffect(() => {
    if (!isWrong) return;
    input.current?.focus();
    input.current?.select();
  }, [failure]);

  const { what, next } = failureWords({ kind: 'wrongUnlockPassword' });
  const error = missing.value ? t('signin_password_missing') : isWrong ? `${what} ${next}` : undefined;
  return (
    <form
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        missing.value = password.value === '';
        if (missing.value) input.current?.focus();
        else void session.unlock(password.value);
      }}
    >
      {failure && !isWrong && <FailureNotice failure={failure} />}
      <PasswordField
        label={t('master_password')}
        name="password"
        value={password.value}
        onInput={(text) => {
          password.value = text;
          missing.value = false;
          if (isWrong) session.clearFailure();
        }}
        error={error}
        inputRef={input}
        autoFocus
      />
      {isWrong && <Forgotten />}
      <Button kind="primary" size="l" wide type="submit" busy={session.busy.value}>
        {t('unlock')}
      </Button>
    </form>
  );
}
