import { useEffect } from 'preact/hooks';
import type { SessionView } from '../../../utils/domain/session.ts';
import { t } from '../../../utils/domain/text.ts';
import { clock } from '../../../utils/domain/time.ts';
import type { App } from '../../../utils/state/app.ts';
import { FailureNotice } from '../FailureNotice.tsx';
import { FingerprintWords } from '../FingerprintWords.tsx';
import { Icon } from '../Icon.tsx';
import { StepScreen } from './StepScreen.tsx';

/** How often an answer is asked for while somebody looks at the phrase, in milliseconds. */
const CHECK_EVERY = 4_000;

export interface DeviceApprovalProps {
  app: App;
  view: Extract<SessionView, { state: 'deviceApproval' }>;
}

/** Another device of the same person has to let this one in. Both show the same words, or it is somebody else's. */
export function DeviceApproval({ app, view }: DeviceApprovalProps) {
  const failure = app.session.failure.value;
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) void app.signIn.checkDevice();
    }, CHECK_EVERY);
    return () => clearInterval(timer);
  }, [app]);
  return (
    <StepScreen app={app} signIn={view.signIn} title={t('approval_title')} lead={t('approval_lead')}>
      <div class="stack">
        {failure && <FailureNotice failure={failure} />}
        <FingerprintWords label={t('approval_phrase')} fingerprint={view.fingerprint} />
        <p class="small text-2">{t('approval_compare')}</p>
        <p class="waiting-line" role="status">
          <Icon name="waiting" />
          {t('approval_waiting', clock(view.signIn.deadline))}
        </p>
      </div>
    </StepScreen>
  );
}
