import { NO_DEADLINE } from '../../utils/domain/lock.ts';
import type { Provider } from '../../utils/domain/providers.ts';
import type { Account, LockTimes } from '../../utils/domain/session.ts';
import { t, tCount } from '../../utils/domain/text.ts';
import type { ConsoleApp } from '../../utils/state/consoleApp.ts';
import { Avatar } from '../shared/Avatar.tsx';
import { IconButton } from '../shared/IconButton.tsx';
import { roleName } from './roleName.ts';

const MINUTE = 60_000;

/** Whole minutes until the lock, counted from `now` or from the last input, whichever is later. */
function minutesLeft({ lastActivity, deadline }: LockTimes, now: number): number {
  return Math.max(0, Math.ceil((deadline - Math.max(now, lastActivity)) / MINUTE));
}

function lockWords(lock: LockTimes, now: number): string {
  if (lock.deadline >= NO_DEADLINE) return t('console_locks_by_event');
  return tCount('console_locks_in', minutesLeft(lock, now));
}

/** When it locks, who works here, and the button that locks now. */
export function ConsoleNavFoot({
  app,
  account,
  provider,
}: {
  app: ConsoleApp;
  account: Account;
  provider: Provider;
}) {
  const view = app.session.view.value;
  const name = account.name ?? account.email;
  return (
    <div class="nav-foot">
      {view?.state === 'unlocked' && <p class="nav-lock">{lockWords(view.lock, app.now.value)}</p>}
      <div class="nav-me">
        <Avatar name={name} />
        <div class="grow">
          <div class="cut">
            <bdi>{name}</bdi>
          </div>
          <div class="caption text-2">{roleName(provider.role)}</div>
        </div>
        <IconButton
          icon="lock"
          label={t('lock_now')}
          busy={app.session.busy.value}
          onClick={() => void app.session.lock()}
        />
      </div>
    </div>
  );
}
