import type { KnownAccount } from '../../utils/domain/session.ts';
import { t } from '../../utils/domain/text.ts';
import type { App } from '../../utils/state/app.ts';
import { Avatar } from './Avatar.tsx';
import { MenuGroup, MenuItem } from './MenuItem.tsx';

/** Where it lives, and whether switching to it asks for the master password. */
function secondLine({ host, isUnlocked }: KnownAccount): string {
  return isUnlocked ? host : `${host} · ${t('account_locked')}`;
}

/** The part of a menu that switches between the accounts on this computer and adds one. */
export function AccountItems({ app }: { app: App }) {
  const { session } = app;
  const view = session.view.value;
  if (!view || !('account' in view)) return null;
  return (
    <MenuGroup label={t('menu_account')}>
      {view.accounts.map((known) => (
        <MenuItem
          key={known.account.id}
          picture={<Avatar name={known.account.name ?? known.account.email} />}
          checked={known.account.id === view.account.id}
          second={secondLine(known)}
          onChoose={() => {
            if (known.account.id !== view.account.id) void session.switchTo(known.account.id);
          }}
        >
          <bdi>{known.account.email}</bdi>
        </MenuItem>
      ))}
      <MenuItem icon="add" onChoose={() => void session.addAccount()}>
        {t('account_add')}
      </MenuItem>
    </MenuGroup>
  );
}
