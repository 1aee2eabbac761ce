import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../utils/domain/text.ts';
import type { ConsoleApp } from '../../utils/state/consoleApp.ts';
import type { LabelsModel } from '../../utils/state/labels.ts';
import { isUnderWay } from '../../utils/state/signIn.ts';
import { NoProvider, ProviderChooser, SignIn, SignInUnderWay } from '../shared/beforeWork.ts';
import { FailureNotice } from '../shared/FailureNotice.tsx';
import { HostAccess } from '../shared/HostAccess.ts';
import { PauseNotice } from '../shared/PauseNotice.tsx';
import { Skeleton } from '../shared/Skeleton.tsx';
import { Unlock } from '../shared/Unlock.tsx';
import type { Shortcuts } from './settings/ShortcutsCard.tsx';
import type { LabelFiles } from './settings/TeamCard.tsx';
import { Workspace } from './Workspace.tsx';

export interface ConsoleProps {
  app: ConsoleApp;
  /** `location.hash`, kept up to date by the entrypoint. */
  hash: ReadonlySignal<string>;
  /** Of the extension, as the manifest says it. */
  version: string;
  shortcuts: Shortcuts;
  labels: LabelsModel;
  labelFiles: LabelFiles;
}

/** Before there is anything to work with: one card in the middle of the page. */
function Gate({ children }: { children: ComponentChildren }) {
  return (
    <div class="gate">
      <div class="gate-card">{children}</div>
    </div>
  );
}

function Waiting({ app, children }: { app: ConsoleApp; children: ComponentChildren }) {
  return (
    <main class="console-waiting">
      <h1 class="visually-hidden">{t('name')}</h1>
      <PauseNotice pauses={app.pauses} />
      {children}
    </main>
  );
}

/** The options page. */
export function Console(props: ConsoleProps) {
  return (
    <HostAccess.Provider value={{ allow: props.app.allowHost, isToldAbove: false }}>
      <Screen {...props} />
    </HostAccess.Provider>
  );
}

/** What stands in the way, or the workspace. */
function Screen({ app, hash, version, shortcuts, labels, labelFiles }: ConsoleProps) {
  const { session, providers } = app;
  const wasAtGate = useRef(false);
  const view = session.view.value;
  const isAtGate =
    view !== null &&
    (view.state !== 'unlocked' || (providers.providers.value !== null && providers.current.value === null));
  useEffect(() => {
    if (isAtGate) wasAtGate.current = true;
  }, [isAtGate]);

  if (view === null) {
    const failure = session.failure.value;
    return (
      <Waiting app={app}>
        {failure ? (
          <FailureNotice failure={failure} onRetry={() => void session.load()} />
        ) : (
          <Skeleton rows={6} />
        )}
      </Waiting>
    );
  }
  if (view.state === 'signedOut') {
    return (
      <Gate>
        <SignIn app={app} />
      </Gate>
    );
  }
  if (isUnderWay(view)) {
    return (
      <Gate>
        <SignInUnderWay app={app} />
      </Gate>
    );
  }
  if (view.state === 'locked') {
    return (
      <Gate>
        <Unlock app={app} />
      </Gate>
    );
  }
  const provider = providers.current.value;
  if (provider) {
    return (
      <Workspace
        app={app}
        hash={hash}
        version={version}
        shortcuts={shortcuts}
        labels={labels}
        labelFiles={labelFiles}
        account={view.account}
        provider={provider}
        takesFocus={wasAtGate.current}
      />
    );
  }
  if (providers.providers.value !== null) {
    return (
      <Gate>
        {providers.providers.value.length > 0 ? <ProviderChooser app={app} /> : <NoProvider app={app} />}
      </Gate>
    );
  }
  const failure = providers.failure.value;
  return (
    <Waiting app={app}>
      {failure ? (
        <FailureNotice failure={failure} onRetry={() => void app.checkAgain()} />
      ) : (
        <Skeleton rows={6} />
      )}
    </Waiting>
  );
}
