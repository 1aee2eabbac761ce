import { batch, signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import { type DirectMember, type DirectMembers, MOST_ASKED } from '../domain/directMembers.ts';
import type { Failure } from '../domain/failures.ts';
import type { ClientId, ProviderUserId } from '../domain/ids.ts';
import type { createClients } from './clients.ts';

export type DirectMembersModel = ReturnType<typeof createDirectMembers>;

const NOTHING: DirectMembers = { found: [], read: 0, total: 0, notRead: [] };

/** In which clients people are members as well, looked up a few at a time for as long as somebody waits for it. */
export function createDirectMembers(
  bridge: Bridge,
  clients: Pick<ReturnType<typeof createClients>, 'clients' | 'total' | 'load'>,
) {
  const looked = signal<DirectMembers>(NOTHING);
  const isRunning = signal(false);
  const failure = signal<Failure | null>(null);
  /** Whose answers count. */
  let epoch = 0;

  async function everyone(): Promise<ClientId[]> {
    if ((clients.clients.value?.length ?? 0) < clients.total.value) await clients.load();
    return (clients.clients.value ?? []).map(({ id }) => id);
  }

  function take(asked: readonly ClientId[], found: DirectMember[], notRead: ClientId[]): void {
    const before = looked.value;
    looked.value = {
      ...before,
      read: before.read + asked.length - notRead.length,
      found: [...before.found, ...found],
      notRead: [...before.notRead, ...notRead],
    };
  }

  /** @returns whether it goes on */
  async function ask(ids: ProviderUserId[], clientIds: ClientId[], mine: number): Promise<boolean> {
    const result = await bridge.call('people.memberships', { ids, clientIds }, { repeat: true });
    if (mine !== epoch) return false;
    if (result.ok) take(clientIds, result.value.found, result.value.notRead);
    else failure.value = result.failure;
    return result.ok;
  }

  return {
    looked,
    isRunning,
    /** What stopped it; what was read until then stands. */
    failure,
    /** In all clients, or in those that are left after it was stopped. */
    async look(ids: ProviderUserId[]): Promise<void> {
      const mine = ++epoch;
      batch(() => {
        isRunning.value = true;
        failure.value = null;
      });
      const all = await everyone();
      if (mine !== epoch) return;
      looked.value = { ...looked.value, total: all.length };
      for (let at = looked.value.read + looked.value.notRead.length; at < all.length; at += MOST_ASKED)
        if (!(await ask(ids, all.slice(at, at + MOST_ASKED), mine))) break;
      if (mine === epoch) isRunning.value = false;
    },
    clear(): void {
      epoch++;
      batch(() => {
        looked.value = NOTHING;
        isRunning.value = false;
        failure.value = null;
      });
    },
  };
}
