import { type Failure, isConnectionFailure } from '../../utils/domain/failures.ts';
import type { App } from '../../utils/state/app.ts';
import { FailureAction } from '../shared/FailureAction.tsx';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { failureWords } from '../shared/failureWords.ts';
import { listAge } from '../shared/listAge.ts';
import { Named } from '../shared/Named.tsx';
import { Notice } from '../shared/Notice.tsx';
import { PauseNotice } from '../shared/PauseNotice.tsx';
import { SignInWarnings } from '../shared/SignInWarnings.tsx';

const OFFLINE: Failure = { kind: 'offline' };

/** What is not as usual, above everything else: what just failed, an old list, a suspended provider. */
export function Notices({ app }: { app: App }) {
  const { clients, context, hosts, providers, session } = app;
  const provider = providers.current.value;
  const stale =
    hosts.failure.value ??
    clients.failure.value ??
    providers.failure.value ??
    (app.online.value ? null : OFFLINE);
  const syncedAt = clients.syncedAt.value;
  const acted = context.failure.value ?? session.failure.value;
  const retry = () => void (clients.failure.value ? clients.refresh() : app.checkAgain());
  return (
    <>
      <PauseNotice pauses={app.pauses} />
      {acted && <FailureNotice failure={acted} />}
      {stale && syncedAt !== null && (
        <Notice
          kind="warn"
          icon={isConnectionFailure(stale.kind) ? 'offline' : 'warn'}
          action={
            <FailureAction
              failure={stale}
              kind="quiet"
              size="s"
              busy={clients.refreshing.value}
              onRetry={retry}
            />
          }
        >
          {failureWords(stale).what} {listAge(syncedAt, app.now.value)}.
        </Notice>
      )}
      {provider?.enabled === false && (
        <Notice kind="warn">
          <Named message="popup_provider_suspended" name={provider.name} />
        </Notice>
      )}
      <SignInWarnings app={app} weakKdf="popup_weak_kdf" canHide />
    </>
  );
}
