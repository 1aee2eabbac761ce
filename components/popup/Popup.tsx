import { useEffect, useRef } from 'preact/hooks';
import type { Failure } from '../../utils/domain/failures.ts';
import { type MessageKey, t } from '../../utils/domain/text.ts';
import type { App } from '../../utils/state/app.ts';
import { isUnderWay } from '../../utils/state/signIn.ts';
import { Button } from '../shared/Button.tsx';
import { NoProvider, ProviderChooser, SignIn, SignInUnderWay } from '../shared/beforeWork.ts';
import { EmptyState } from '../shared/EmptyState.tsx';
import { FailureAction } from '../shared/FailureAction.tsx';
import { failureWords } from '../shared/failureWords.ts';
import { HostAccess } from '../shared/HostAccess.ts';
import { Unlock } from '../shared/Unlock.tsx';
import { logPlace } from './Glance.tsx';
import { Waiting } from './Waiting.tsx';
import { Workplace } from './Workplace.tsx';

/** Where in the console to go. */
export type ConsolePlace = 'start' | 'client' | 'events' | 'settings';

export interface PopupProps {
  app: App;
  /** Opens the console in a tab. */
  onConsole: (place: ConsolePlace) => void;
  /** Shows the same beside the page, where it stays; not given where it already does. */
  onPanel?: (() => void) | undefined;
  onClose: () => void;
}

/** What Alt+A types, also on a Mac. */
const LOG_KEYS = ['a', 'å'];

/** The whole popup: picks the screen, and owns the keys that belong to no single part. */
export function Popup({ app, onConsole, onPanel, onClose }: PopupProps) {
  const search = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (event.key === 'Escape') {
        event.preventDefault();
        if (app.search.query.value === '') return onClose();
        app.search.type('');
        search.current?.focus();
      } else if (event.key === '/' && !isTyping(event.target) && search.current) {
        event.preventDefault();
        search.current.focus();
      } else if (event.altKey && LOG_KEYS.includes(event.key) && app.providers.current.value) {
        event.preventDefault();
        onConsole(logPlace(app));
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [app, onConsole, onClose]);

  return (
    <HostAccess.Provider value={{ allow: app.allowHost, isToldAbove: false }}>
      <div class="popup">
        <Screen app={app} onConsole={onConsole} onPanel={onPanel} onClose={onClose} inputRef={search} />
      </div>
    </HostAccess.Provider>
  );
}

type ScreenProps = Parameters<typeof Workplace>[0];

function Screen({ app, inputRef, ...leads }: ScreenProps) {
  const { session, providers } = app;
  const view = session.view.value;
  if (view?.state === 'signedOut') return <SignIn app={app} />;
  if (isUnderWay(view)) return <SignInUnderWay app={app} />;
  if (view?.state === 'locked') return <Unlock app={app} goesOn />;
  if (view && providers.current.value) {
    return <Workplace app={app} inputRef={inputRef} {...leads} />;
  }
  if (view && providers.providers.value) {
    return providers.providers.value.length > 0 ? <ProviderChooser app={app} /> : <NoProvider app={app} />;
  }
  if (view && providers.failure.value) {
    return (
      <Unread title="popup_provider_unread" failure={providers.failure.value} onRetry={app.checkAgain} />
    );
  }
  if (!view && session.failure.value) {
    return (
      <Unread
        title="popup_session_unread"
        failure={session.failure.value}
        onRetry={session.load}
        onSignOut={session.signOut}
      />
    );
  }
  return <Waiting pauses={app.pauses} />;
}

interface UnreadProps {
  title: MessageKey;
  failure: Failure;
  onRetry: () => Promise<void>;
  /** The way out when what was kept does not open. */
  onSignOut?: () => Promise<void>;
}

function Unread(props: UnreadProps) {
  const { what, next } = failureWords(props.failure);
  return (
    <main>
      <h1 class="visually-hidden">{t('name')}</h1>
      <EmptyState
        icon="danger"
        danger
        title={t(props.title)}
        action={
          <>
            <FailureAction failure={props.failure} kind="primary" onRetry={() => void props.onRetry()} />
            {props.onSignOut && props.failure.kind === 'storageBroken' && (
              <Button kind="quiet" onClick={() => void props.onSignOut?.()}>
                {t('sign_out')}
              </Button>
            )}
          </>
        }
      >
        <p>{what}</p>
        <p>{next}</p>
      </EmptyState>
    </main>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}
