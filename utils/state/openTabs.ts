import { signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { ClientId } from '../domain/ids.ts';

/** Which clients are open in a tab of the web vault that is ours. Where that cannot be asked, none is said to be. */
export function createOpenTabs(bridge: Bridge) {
  const clients = signal<ReadonlySet<ClientId>>(new Set());
  let epoch = 0;

  return {
    clients,
    async load(): Promise<void> {
      const mine = ++epoch;
      const result = await bridge.call('tabs.open', {}, { repeat: true });
      if (mine === epoch) clients.value = new Set(result.ok ? result.value : []);
    },
    clear() {
      epoch++;
      clients.value = new Set();
    },
  };
}
