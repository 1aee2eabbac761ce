import { computed, signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Client } from '../domain/clients.ts';
import type { Failure } from '../domain/failures.ts';
import type { ClientId } from '../domain/ids.ts';

export type ClientsModel = ReturnType<typeof createClients>;

/** The provider's clients, how old the list is, and what went wrong when it was last asked for. */
export function createClients(bridge: Bridge) {
  const clients = signal<Client[] | null>(null);
  const total = signal(0);
  const syncedAt = signal<number | null>(null);
  const refreshing = signal(false);
  const failure = signal<Failure | null>(null);

  /** The list as the worker has it; `repeat` because it leaves no trace. */
  async function load(): Promise<ClientId | null> {
    const result = await bridge.call('clients.list', {}, { repeat: true });
    failure.value = result.ok ? null : result.failure;
    if (!result.ok) return null;
    clients.value = result.value.clients;
    total.value = result.value.clients.length;
    syncedAt.value = result.value.syncedAt;
    return result.value.currentId;
  }

  return {
    clients,
    total,
    syncedAt,
    refreshing,
    failure,
    isEmpty: computed(() => clients.value !== null && total.value === 0),
    load,
    /** Asks Bitwarden; the old list stays until the new one is there. */
    async refresh(): Promise<void> {
      if (refreshing.value) return;
      refreshing.value = true;
      const result = await bridge.call('clients.refresh', {}, { repeat: true });
      if (result.ok) await load();
      else failure.value = result.failure;
      refreshing.value = false;
    },
    /** What was painted before the worker woke; `rows` may be only the beginning of the list. */
    assume(rows: Client[], count: number, at: number) {
      clients.value = rows;
      total.value = count;
      syncedAt.value = at;
    },
    clear() {
      clients.value = null;
      total.value = 0;
      syncedAt.value = null;
      failure.value = null;
    },
  };
}
