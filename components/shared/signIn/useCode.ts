import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { tidyCode } from '../../../utils/domain/secondStep.ts';
import type { SessionModel } from '../../../utils/state/session.ts';
import { failureWords } from '../failureWords.ts';

/** A code that is typed or pasted: checked before it is sent, kept after it was refused. */
export function useCode(session: SessionModel, isCode: (tidy: string) => boolean, missing: string) {
  const typed = useSignal('');
  const isMissing = useSignal(false);
  const input = useRef<HTMLInputElement>(null);
  const failure = session.failure.value;
  const isWrong = failure?.kind === 'wrongCode';

  const focus = () => {
    input.current?.focus();
    input.current?.select();
  };
  useEffect(() => {
    if (isWrong) focus();
  }, [failure]);

  const { what, next } = failureWords({ kind: 'wrongCode' });
  return {
    input,
    value: typed.value,
    error: isMissing.value ? missing : isWrong ? `${what} ${next}` : undefined,
    type(text: string) {
      typed.value = text;
      isMissing.value = false;
      if (isWrong) session.clearFailure();
    },
    clear() {
      typed.value = '';
      isMissing.value = false;
    },
    submit(send: (code: string) => Promise<void>) {
      const tidy = tidyCode(typed.value);
      isMissing.value = !isCode(tidy);
      if (isMissing.value) focus();
      else void send(tidy);
    },
  };
}
