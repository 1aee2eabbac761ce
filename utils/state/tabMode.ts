import { batch, signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Output } from '../bridge/contract.ts';
import type { Result } from '../bridge/envelope.ts';
import type { Failure } from '../domain/failures.ts';
import type { TabMode } from '../domain/vaultTabs.ts';

export type TabModeModel = ReturnType<typeof createTabMode>;

/** How many tabs of the web vault there are to be, for all accounts of this computer alike. */
export function createTabMode(bridge: Bridge) {
  /** null until it was read. */
  const mode = signal<TabMode | null>(null);
  const busy = signal(false);
  const failure = signal<Failure | null>(null);

  async function take(answer: Promise<Result<Output<'tabs.mode'>>>): Promise<void> {
    busy.value = true;
    const result = await answer;
    batch(() => {
      busy.value = false;
      failure.value = result.ok ? null : result.failure;
      if (result.ok) mode.value = result.value.mode;
    });
  }

  return {
    mode,
    busy,
    failure,
    load: () => take(bridge.call('tabs.mode', {}, { repeat: true })),
    choose: (next: TabMode) => take(bridge.call('tabs.setMode', { mode: next })),
  };
}
