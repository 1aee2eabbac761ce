import type { Account } from '../../utils/domain/session.ts';
import { Avatar } from './Avatar.tsx';

/** Whose account this is and where it lives. */
export function AccountCard({ account, host }: { account: Account; host: string }) {
  return (
    <div class="account-card">
      <Avatar name={account.name ?? account.email} />
      <div class="grow">
        <div class="cut strong">
          <bdi>{account.email}</bdi>
        </div>
        <div class="small text-2 cut">{host}</div>
      </div>
    </div>
  );
}
