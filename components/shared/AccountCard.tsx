import type { Account } from '../../utils/domain/session.ts';
import { t } from '../../utils/domain/text.ts';
import type { App } from '../../utils/state/app.ts';
import { AccountItems } from './AccountItems.tsx';
import { Avatar } from './Avatar.tsx';
import { IconButton } from './IconButton.tsx';
import { Menu } from './Menu.tsx';

export interface AccountCardProps {
  app: App;
  account: Account;
  host: string;
}

/** Whose account this is and where it lives; switches to another. */
export function AccountCard({ app, account, host }: AccountCardProps) {
  return (
    <div class="account-card">
      <Avatar name={account.name ?? account.email} />
      <div class="grow">
        <div class="cut strong">
          <bdi>{account.email}</bdi>
        </div>
        <div class="small text-2 cut">{host}</div>
      </div>
      <Menu
        label={t('account_switch')}
        atEnd
        button={({ isOpen, onClick, buttonRef }) => (
          <IconButton
            icon="down"
            label={t('account_switch')}
            busy={app.session.busy.value}
            expanded={isOpen}
            onClick={onClick}
            buttonRef={buttonRef}
          />
        )}
      >
        <AccountItems app={app} />
      </Menu>
    </div>
  );
}
