import type { AccountId } from '../../../utils/domain/ids.ts';
import type { LockAction, Timeout } from '../../../utils/domain/lock.ts';
import type { AccountSettings } from '../../../utils/domain/lockPolicy.ts';
import { type MessageKey, t } from '../../../utils/domain/text.ts';
import type { SettingsModel } from '../../../utils/state/settings.ts';
import { Card } from '../Card.tsx';
import { boundWords } from './boundWords.ts';
import { RadioList } from './RadioList.tsx';

const TIMEOUT_WORDS: Record<Timeout, MessageKey> = {
  minutes1: 'timeout_minutes1',
  minutes5: 'timeout_minutes5',
  minutes15: 'timeout_minutes15',
  minutes30: 'timeout_minutes30',
  hours1: 'timeout_hours1',
  hours4: 'timeout_hours4',
  onIdle: 'timeout_on_idle',
  onSystemLock: 'timeout_on_system_lock',
  onRestart: 'timeout_on_restart',
};
const TIMEOUT_HINTS: Partial<Record<Timeout, MessageKey>> = {
  onIdle: 'timeout_on_idle_hint',
  onRestart: 'timeout_on_restart_hint',
};
const ACTION_WORDS: Record<LockAction, MessageKey> = { lock: 'action_lock', signOut: 'action_sign_out' };
const ACTION_HINTS: Record<LockAction, MessageKey> = {
  lock: 'action_lock_hint',
  signOut: 'action_sign_out_hint',
};

export interface LockCardProps {
  model: SettingsModel;
  accountId: AccountId;
  settings: AccountSettings;
}

/** When it locks, and what that means. */
export function LockCard({ model, accountId, settings }: LockCardProps) {
  const { effective, timeouts, actions, reportsSystemLock } = settings;
  const isBusy = model.busy.value;
  return (
    <Card title={t('settings_lock')}>
      <div class="settings-body">
        <RadioList
          legend={t('settings_timeout')}
          hint={t('settings_timeout_hint')}
          value={effective.timeout}
          busy={isBusy}
          choices={timeouts.map(({ value, boundBy }) => {
            const hint = TIMEOUT_HINTS[value];
            const second = hint && t(hint);
            return { value, words: t(TIMEOUT_WORDS[value]), second, notAllowed: boundWords(boundBy) };
          })}
          onChoose={(timeout) => void model.write(accountId, { ...effective, timeout })}
        />
        {!reportsSystemLock && <p class="small text-2">{t('settings_no_system_lock')}</p>}
        <RadioList
          legend={t('settings_action')}
          value={effective.action}
          busy={isBusy}
          choices={actions.map(({ value, boundBy }) => ({
            value,
            words: t(ACTION_WORDS[value]),
            second: t(ACTION_HINTS[value]),
            notAllowed: boundWords(boundBy),
          }))}
          onChoose={(action) => void model.write(accountId, { ...effective, action })}
        />
      </div>
    </Card>
  );
}
