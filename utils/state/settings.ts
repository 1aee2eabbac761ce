import { batch, signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Result } from '../bridge/envelope.ts';
import type { Failure } from '../domain/failures.ts';
import type { AccountId } from '../domain/ids.ts';
import type { LockSettings } from '../domain/lock.ts';
import type { AccountSettings } from '../domain/lockPolicy.ts';

export type SettingsModel = ReturnType<typeof createSettings>;

/** When and how the account on screen locks, and its PIN. */
export function createSettings(bridge: Bridge) {
  const settings = signal<AccountSettings | null>(null);
  const busy = signal(false);
  const failure = signal<Failure | null>(null);
  /** An answer that comes after the settings were cleared is another account's. */
  let epoch = 0;

  async function take(answer: Promise<Result<AccountSettings>>): Promise<boolean> {
    const mine = ++epoch;
    busy.value = true;
    const result = await answer;
    if (mine !== epoch) return false;
    batch(() => {
      busy.value = false;
      failure.value = result.ok ? null : result.failure;
      if (result.ok) settings.value = result.value;
    });
    return result.ok;
  }

  return {
    settings,
    busy,
    failure,
    load: () => take(bridge.call('settings.read', {}, { repeat: true })),
    write: (accountId: AccountId, chosen: LockSettings) =>
      take(bridge.call('settings.write', { accountId, settings: chosen })),
    setPin: (accountId: AccountId, pin: string) => take(bridge.call('pin.set', { accountId, pin })),
    removePin: (accountId: AccountId) => take(bridge.call('pin.remove', { accountId })),
    clear() {
      epoch++;
      batch(() => {
        settings.value = null;
        busy.value = false;
        failure.value = null;
      });
    },
  };
}
