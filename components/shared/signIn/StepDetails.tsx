import type { CodeKind, SecondSteps, StepKind } from '../../../utils/domain/secondStep.ts';
import { type MessageKey, t } from '../../../utils/domain/text.ts';
import { clock } from '../../../utils/domain/time.ts';
import type { SignInModel } from '../../../utils/state/signIn.ts';
import { Button } from '../Button.tsx';
import { Field } from '../Field.tsx';
import type { useCode } from './useCode.ts';

export interface StepDetailsProps {
  kind: StepKind;
  steps: SecondSteps;
  code: ReturnType<typeof useCode>;
  signIn: SignInModel;
}

const LABELS: Record<CodeKind, MessageKey> = {
  authenticator: 'secondstep_code_6',
  email: 'secondstep_code_6',
  yubiKey: 'secondstep_yubikey_code',
  recoveryCode: 'secondstep_recovery_code',
};

function hintOf(kind: CodeKind, { mailedAt }: SecondSteps): string {
  switch (kind) {
    case 'authenticator':
      return t('secondstep_authenticator_hint');
    case 'yubiKey':
      return t('secondstep_yubikey_hint');
    case 'recoveryCode':
      return t('secondstep_recovery_hint');
    case 'email':
      return mailedAt === null ? t('secondstep_email_sending') : t('secondstep_email_sent', clock(mailedAt));
  }
}

/** The field of the chosen way, or what happens next. */
export function StepDetails({ kind, steps, code, signIn }: StepDetailsProps) {
  if (kind === 'duo' || kind === 'organizationDuo')
    return <p class="small text-2">{t('secondstep_duo_hint')}</p>;
  return (
    <>
      {kind === 'recoveryCode' && <p class="small strong">{t('secondstep_recovery_warning')}</p>}
      <Field
        label={t(LABELS[kind])}
        name="code"
        code={kind === 'authenticator' || kind === 'email' ? 'digits' : 'letters'}
        value={code.value}
        onInput={code.type}
        error={code.error}
        hint={hintOf(kind, steps)}
        inputRef={code.input}
        autoFocus={!document.activeElement?.matches('input[type=radio]')}
      />
      {kind === 'email' && (
        <div>
          <Button kind="quiet" size="s" onClick={() => void signIn.sendCode(true)}>
            {t('send_again')}
          </Button>
        </div>
      )}
    </>
  );
}
