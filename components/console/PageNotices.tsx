import type { Provider } from '../../utils/domain/providers.ts';
import { t } from '../../utils/domain/text.ts';
import type { ConsoleApp } from '../../utils/state/consoleApp.ts';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { Notice } from '../shared/Notice.tsx';
import { PauseNotice } from '../shared/PauseNotice.tsx';
import { SignInWarnings } from '../shared/SignInWarnings.tsx';
import { TrustNotices } from './TrustNotices.tsx';

/** What is true on every page: a host that is not allowed, keys that changed, a suspended provider, a weakly protected account, an action of the menu that failed. */
export function PageNotices({ app, provider }: { app: ConsoleApp; provider: Provider }) {
  const { hosts, session, providers } = app;
  const failures = [hosts.failure.value, session.failure.value, providers.failure.value]
    .filter((failure) => failure !== null)
    .filter(({ kind }, at, all) => all.findIndex((other) => other.kind === kind) === at);
  return (
    <>
      <PauseNotice pauses={app.pauses} />
      {failures.map((failure) => (
        <FailureNotice key={failure.kind} failure={failure} />
      ))}
      <TrustNotices app={app} provider={provider} />
      {!provider.enabled && <Notice kind="danger">{t('reason_providerSuspended')}</Notice>}
      <SignInWarnings app={app} weakKdf="console_weak_kdf" />
    </>
  );
}
