import { batch, computed, signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Input } from '../bridge/contract.ts';
import type { Client } from '../domain/clients.ts';
import type { Failure } from '../domain/failures.ts';
import type { ClientId } from '../domain/ids.ts';
import type { Usages } from '../domain/usage.ts';

type PinnedFor = Pick<Input<'labels.pin'>, 'accountId' | 'providerId'>;

/** The provider's clients, how old the list is, and what went wrong when it was last asked for. */
export function createClients(bridge: Bridge) {
  const clients = signal<Client[] | null>(null);
  const total = signal(0);
  const syncedAt = signal<number | null>(null);
  const usages = signal<Usages>({});
  const refreshing = signal(false);
  const failure = signal<Failure | null>(null);
  let repaint = async (): Promise<unknown> => undefined;
  /** Answers that come after the list was cleared belong to nobody. */
  let epoch = 0;

  function show(rows: Client[], count: number, at: number): void {
    batch(() => {
      clients.value = rows;
      total.value = count;
      syncedAt.value = at;
    });
  }

  /** The list as the worker has it; `repeat` because it leaves no trace. */
  async function load(): Promise<ClientId | null> {
    const mine = epoch;
    const result = await bridge.call('clients.list', {}, { repeat: true });
    if (mine !== epoch) return null;
    failure.value = result.ok ? null : result.failure;
    if (!result.ok) return null;
    usages.value = result.value.usages;
    show(result.value.clients, result.value.clients.length, result.value.syncedAt);
    return result.value.currentId;
  }

  /** What the worker has painted before it answered is much quicker to read than its list, if it is that one. */
  async function reread(heardAt: number): Promise<void> {
    await repaint();
    if (syncedAt.value === heardAt) failure.value = null;
    else await load();
  }

  /** A person asks for what is under way quietly: the worker joins the two, and it is quiet no more. */
  async function hurry(quietly: boolean): Promise<void> {
    if (!quietly) await bridge.call('clients.refresh', {}, { repeat: true });
  }

  return {
    clients,
    total,
    syncedAt,
    /** Which of them were switched to lately. */
    usages,
    refreshing,
    failure,
    isEmpty: computed(() => clients.value !== null && total.value === 0),
    /** @returns the toolbar's client; null also when the list could not be read */
    load,
    /**
     * Asks Bitwarden; the old list stays until the new one is there.
     *
     * @param quietly nobody asked for it, so that everything somebody asks for goes first
     */
    async refresh(quietly = false): Promise<void> {
      if (refreshing.value) return hurry(quietly);
      const mine = epoch;
      refreshing.value = true;
      const result = await bridge.call('clients.refresh', { quietly }, { repeat: true });
      if (mine !== epoch) return;
      if (result.ok) await reread(result.value.syncedAt);
      else failure.value = result.failure;
      if (mine === epoch) refreshing.value = false;
    },
    /** Pins a client, or takes the pin away; shown once the worker says so. @returns why not */
    async pin({ id, isPinned }: Client, of: PinnedFor): Promise<Failure | null> {
      const mine = epoch;
      const result = await bridge.call('labels.pin', { ...of, clientId: id, isPinned: !isPinned });
      if (mine !== epoch) return null;
      if (!result.ok) return result.failure;
      const shown = clients.value ?? [];
      clients.value = shown.map((each) => (each.id === id ? { ...each, isPinned: !isPinned } : each));
      return null;
    },
    /** How what the worker painted is shown. */
    repaintBy(show: typeof repaint) {
      repaint = show;
    },
    /** What was painted before the worker woke; `rows` may be only the beginning of the list. */
    assume: show,
    /** Whether all `count` clients of the list of that time (epoch milliseconds) are here. */
    hasWhole: (count: number, at: number) => clients.value?.length === count && syncedAt.value === at,
    clear() {
      epoch++;
      batch(() => {
        clients.value = null;
        total.value = 0;
        syncedAt.value = null;
        usages.value = {};
        refreshing.value = false;
        failure.value = null;
      });
    },
  };
}
