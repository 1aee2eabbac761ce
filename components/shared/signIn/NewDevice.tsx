import { isDeviceCode } from '../../../utils/domain/secondStep.ts';
import type { SessionView } from '../../../utils/domain/session.ts';
import { t } from '../../../utils/domain/text.ts';
import { clock } from '../../../utils/domain/time.ts';
import type { App } from '../../../utils/state/app.ts';
import { Button } from '../Button.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { Field } from '../Field.tsx';
import { StepScreen } from './StepScreen.tsx';
import { useCode } from './useCode.ts';

export interface NewDeviceProps {
  app: App;
  view: Extract<SessionView, { state: 'newDevice' }>;
}

/** Bitwarden does not know this browser yet and has mailed a code. */
export function NewDevice({ app, view }: NewDeviceProps) {
  const { session, signIn } = app;
  const code = useCode(session, isDeviceCode, t('newdevice_missing'));
  const failure = session.failure.value;
  const resentAt = signIn.resentAt.value;
  return (
    <StepScreen app={app} signIn={view.signIn} title={t('newdevice_title')} lead={t('newdevice_lead')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          code.submit(signIn.newDevice);
        }}
      >
        {failure && failure.kind !== 'wrongCode' && <FailureNotice failure={failure} />}
        <Field
          label={t('newdevice_code')}
          name="code"
          code="digits"
          value={code.value}
          onInput={code.type}
          error={code.error}
          hint={t('newdevice_hint')}
          inputRef={code.input}
          autoFocus
        />
        <Button kind="primary" size="l" wide type="submit" busy={session.busy.value}>
          {t('continue')}
        </Button>
      </form>
      <div class="after is-column">
        <Button kind="quiet" size="s" onClick={() => void signIn.resendDeviceCode()}>
          {t('send_again')}
        </Button>
        <p class="small text-2" role="status">
          {resentAt !== null && t('sent_again', clock(resentAt))}
        </p>
      </div>
    </StepScreen>
  );
}
