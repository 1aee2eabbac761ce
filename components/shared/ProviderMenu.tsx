import { t } from '../../utils/domain/text.ts';
import type { App } from '../../utils/state/app.ts';
import { AccountItems } from './AccountItems.tsx';
import { Avatar } from './Avatar.tsx';
import { accountWords } from './accountWords.ts';
import { Icon } from './Icon.tsx';
import { Menu } from './Menu.tsx';
import { MenuGroup, MenuItem } from './MenuItem.tsx';
import { roleAndClients } from './roleWords.ts';

export interface ProviderMenuProps {
  app: App;
  /** Given where the console is elsewhere. */
  onConsole?: (() => void) | undefined;
  /** Given where the same can be kept open beside the page. */
  onPanel?: (() => void) | undefined;
  onSettings?: (() => void) | undefined;
}

/** Which provider and which account; switches the provider, locks, signs out. */
export function ProviderMenu({ app, onConsole, onPanel, onSettings }: ProviderMenuProps) {
  const { providers, session } = app;
  const current = providers.current.value;
  const view = session.view.value;
  const all = providers.providers.value ?? [];
  return (
    <Menu
      label={t('menu_label')}
      button={({ isOpen, onClick, buttonRef }) => (
        <button
          ref={buttonRef}
          type="button"
          class="provider-button"
          aria-haspopup="menu"
          aria-expanded={isOpen}
          onClick={onClick}
        >
          <Icon name="mark" />
          <span class="provider-words">
            <bdi class="cut">{current?.name ?? t('name')}</bdi>
            {view && 'account' in view && <span class="caption cut">{accountWords(view)}</span>}
          </span>
          <Icon name="down" />
        </button>
      )}
    >
      {all.length > 0 && (
        <MenuGroup label={t('menu_provider')}>
          {all.map((provider) => (
            <MenuItem
              key={provider.id}
              picture={<Avatar name={provider.name} />}
              checked={provider.id === current?.id}
              second={provider.enabled ? roleAndClients(provider) : t('menu_provider_suspended')}
              onChoose={() => {
                if (provider.id !== current?.id) void app.chooseProvider(provider.id);
              }}
            >
              <bdi>{provider.name}</bdi>
            </MenuItem>
          ))}
        </MenuGroup>
      )}
      <AccountItems app={app} />
      {view && 'account' in view && (
        <MenuGroup label={t('menu_session')}>
          {onConsole && (
            <MenuItem icon="console" onChoose={onConsole}>
              {t('open_console')}
            </MenuItem>
          )}
          {onPanel && (
            <MenuItem icon="panel" onChoose={onPanel}>
              {t('open_panel')}
            </MenuItem>
          )}
          {onSettings && (
            <MenuItem icon="settings" onChoose={onSettings}>
              {t('settings_title')}
            </MenuItem>
          )}
          <MenuItem icon="lock" onChoose={() => void session.lock()}>
            {t('lock_now')}
          </MenuItem>
          <MenuItem icon="signOut" onChoose={() => void session.signOut()}>
            {t('sign_out')}
          </MenuItem>
        </MenuGroup>
      )}
    </Menu>
  );
}
