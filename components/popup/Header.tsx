import { t } from '../../utils/domain/text.ts';
import { age, fullTime, isFresh } from '../../utils/domain/time.ts';
import type { App } from '../../utils/state/app.ts';
import { IconButton } from '../shared/IconButton.tsx';
import { ProviderMenu } from '../shared/ProviderMenu.tsx';
import type { ConsolePlace } from './Popup.tsx';

export interface HeaderProps {
  app: App;
  onConsole: (place: ConsolePlace) => void;
  onPanel?: (() => void) | undefined;
}

/** Provider, age of the list, and what is always at hand. */
export function Header({ app, onConsole, onPanel }: HeaderProps) {
  const { clients } = app;
  const syncedAt = clients.syncedAt.value;
  const openConsole = () => onConsole('start');
  return (
    <header class="top">
      <ProviderMenu
        app={app}
        onConsole={openConsole}
        onPanel={onPanel}
        onSettings={() => onConsole('settings')}
      />
      <span class="age tabular" title={syncedAt === null ? undefined : fullTime(syncedAt)}>
        {syncedAt === null
          ? t(clients.failure.value ? 'popup_age_unknown' : 'loading')
          : isFresh(syncedAt, app.now.value)
            ? t('popup_age_fresh')
            : age(syncedAt, app.now.value)}
      </span>
      <IconButton
        icon="refresh"
        label={t('popup_refresh')}
        busy={clients.refreshing.value}
        onClick={() => void Promise.all([clients.refresh(), app.readLogs()])}
      />
      <IconButton icon="console" label={t('open_console')} onClick={openConsole} />
      <IconButton icon="lock" label={t('lock_now')} onClick={() => void app.session.lock()} />
    </header>
  );
}
