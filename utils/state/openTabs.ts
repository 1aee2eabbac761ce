import { signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { ClientId } from '../domain/ids.ts';

/**
 * Where one has been: which clients are open in a tab of the web vault that is ours, and which one was worked in last.
 * Where that cannot be asked, there is none.
 */
export function createOpenTabs(bridge: Bridge) {
  const clients = signal<ReadonlySet<ClientId>>(new Set());
  const lastId = signal<ClientId | null>(null);
  let epoch = 0;
  /** One question at a time; what was heard meanwhile is one more. */
  let asking: Promise<void> | null = null;
  let isOld = false;

  async function ask(): Promise<void> {
    const mine = epoch;
    const [open, last] = await Promise.all([
      bridge.call('tabs.open', {}, { repeat: true }),
      bridge.call('context.last', {}, { repeat: true }),
    ]);
    if (mine !== epoch) return;
    clients.value = new Set(open.ok ? open.value : []);
    lastId.value = last.ok ? last.value : null;
  }

  async function askUntilFresh(): Promise<void> {
    do {
      isOld = false;
      await ask();
    } while (isOld);
    asking = null;
  }

  return {
    clients,
    /** null: there was no other. */
    lastId,
    load(): Promise<void> {
      isOld = true;
      asking ??= askUntilFresh();
      return asking;
    },
    clear() {
      epoch++;
      clients.value = new Set();
      lastId.value = null;
    },
  };
}
