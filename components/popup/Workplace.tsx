import type { RefObject } from 'preact';
import { t } from '../../utils/domain/text.ts';
import { Button } from '../shared/Button.tsx';
import { ClientBar } from '../shared/ClientBar.tsx';
import { EmptyState } from '../shared/EmptyState.tsx';
import { FailureAction } from '../shared/FailureAction.tsx';
import { failureWords } from '../shared/failureWords.ts';
import { Named } from '../shared/Named.tsx';
import { ClientFinder, type ClientFinderProps } from './ClientFinder.tsx';
import { Glance } from './Glance.tsx';
import { Header, type HeaderProps } from './Header.tsx';
import { KeyHints } from './KeyHints.tsx';
import { Notices } from './Notices.tsx';
import type { Leads } from './useSwitch.ts';

export interface WorkplaceProps extends HeaderProps, Leads {
  inputRef: RefObject<HTMLInputElement | null>;
}

/** The popup at work: unlocked and with a provider. */
export function Workplace({ app, inputRef, onConsole, onPanel, onClose }: WorkplaceProps) {
  const isSearching = app.search.query.value.trim() !== '';
  return (
    <>
      <Header app={app} onConsole={onConsole} onPanel={onPanel} />
      <main>
        <h1 class="visually-hidden">{t('name')}</h1>
        <Notices app={app} />
        <ClientBar app={app} onLeft={() => inputRef.current?.focus()} />
        <Clients app={app} inputRef={inputRef} onConsole={onConsole} onClose={onClose} />
        {isSearching ? (
          <KeyHints hasMatch={app.search.matches.value.length > 0} />
        ) : (
          <Glance app={app} onConsole={onConsole} />
        )}
      </main>
    </>
  );
}

function Clients(props: ClientFinderProps) {
  const { app } = props;
  const { clients, providers } = app;
  const failure = clients.failure.value;
  if (clients.clients.value === null && failure) {
    const { what, next } = failureWords(failure);
    return (
      <EmptyState
        icon="danger"
        danger
        title={t('popup_list_unread')}
        action={
          <FailureAction
            failure={failure}
            kind="primary"
            busy={clients.refreshing.value}
            onRetry={() => void clients.refresh()}
          />
        }
      >
        <p>{what}</p>
        <p>{next}</p>
      </EmptyState>
    );
  }
  if (clients.isEmpty.value) {
    return (
      <EmptyState
        icon="clients"
        title={t('popup_no_clients')}
        action={<Button onClick={() => props.onConsole('start')}>{t('open_console')}</Button>}
      >
        <p>
          <Named message="popup_no_clients_text" name={providers.current.value?.name ?? ''} />
        </p>
      </EmptyState>
    );
  }
  return <ClientFinder {...props} />;
}
