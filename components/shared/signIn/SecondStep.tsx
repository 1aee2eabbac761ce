import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type DuoKind, firstStep, isCode, type StepKind } from '../../../utils/domain/secondStep.ts';
import type { SessionView } from '../../../utils/domain/session.ts';
import { t } from '../../../utils/domain/text.ts';
import type { App } from '../../../utils/state/app.ts';
import { Button } from '../Button.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { Notice } from '../Notice.tsx';
import { StepChoice } from './StepChoice.tsx';
import { StepDetails } from './StepDetails.tsx';
import { StepScreen } from './StepScreen.tsx';
import { missingWords } from './stepWords.ts';
import { useCode } from './useCode.ts';

/** Passing over the mail on the way to another choice sends none; milliseconds. */
const MAIL_AFTER = 350;

export interface SecondStepProps {
  app: App;
  view: Extract<SessionView, { state: 'secondStep' }>;
}

const isDuo = (kind: StepKind): kind is DuoKind => kind === 'duo' || kind === 'organizationDuo';

/** Something beside the password: one of the ways the account has, the best that works from here first. */
export function SecondStep({ app, view }: SecondStepProps) {
  const { session, signIn } = app;
  const { signIn: waiting, steps } = view;
  const chosen = useSignal<StepKind | null>(firstStep(steps));
  const remember = useSignal(false);
  const kind = chosen.value;
  const codeKind = kind === null || isDuo(kind) ? null : kind;
  const code = useCode(
    session,
    (tidy) => codeKind !== null && isCode(codeKind, tidy),
    codeKind === null ? '' : missingWords(codeKind),
  );
  const failure = session.failure.value ?? (steps.failed ? { kind: steps.failed } : null);

  const needsMail = kind === 'email' && steps.mailedAt === null;
  useEffect(() => {
    if (!needsMail) return;
    const timer = setTimeout(() => void signIn.sendCode(false), MAIL_AFTER);
    return () => clearTimeout(timer);
  }, [needsMail]);

  const choose = (next: StepKind) => {
    chosen.value = next;
    code.clear();
    session.clearFailure();
  };
  const submit = () => {
    if (codeKind !== null) code.submit((tidy) => signIn.secondStep(codeKind, tidy, remember.value));
    else if (kind !== null && isDuo(kind)) void signIn.duo(waiting.host, kind, remember.value);
  };

  return (
    <StepScreen app={app} signIn={waiting} title={t('secondstep_title')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {failure && failure.kind !== 'wrongCode' && <FailureNotice failure={failure} />}
        {steps.open.length === 1 && <Notice kind="warn">{t('secondstep_none_open')}</Notice>}
        <StepChoice
          steps={steps}
          chosen={kind}
          onChoose={choose}
          focusField={() => code.input.current?.focus()}
        >
          {kind !== null && <StepDetails key={kind} kind={kind} steps={steps} code={code} signIn={signIn} />}
        </StepChoice>
        {kind !== null && kind !== 'recoveryCode' && steps.canRemember && (
          <label class="check">
            <input
              type="checkbox"
              checked={remember.value}
              onChange={(event) => {
                remember.value = event.currentTarget.checked;
              }}
            />
            {t('secondstep_remember')}
          </label>
        )}
        {kind !== null && (
          <Button
            kind={kind === 'recoveryCode' ? 'danger' : 'primary'}
            size="l"
            wide
            type="submit"
            busy={session.busy.value}
          >
            {t(
              kind === 'recoveryCode'
                ? 'secondstep_recover'
                : isDuo(kind)
                  ? 'secondstep_duo_open'
                  : 'continue',
            )}
          </Button>
        )}
      </form>
    </StepScreen>
  );
}
