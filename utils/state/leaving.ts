import { computed, effect, untracked } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import { type Left, LONGEST_LEFT } from '../domain/left.ts';
import type { Models } from './models.ts';

/** Tells the worker how the popup stands, so that the next one begins there: one word at a time, and the last one last. */
export function tellLeft(bridge: Bridge, { session, providers, clients, search }: Models): void {
  const left = computed<Left | null>(() => {
    const query = search.query.value;
    const selectedId = search.selected.value < 0 ? null : (search.selectedMatch.value?.client.id ?? null);
    const scrollTop = Math.round(search.scrollTop.value);
    const isBlank = query.trim() === '' && !selectedId && scrollTop === 0;
    return isBlank || query.length > LONGEST_LEFT ? null : { query, selectedId, scrollTop };
  });
  let told = 'null';
  let isTelling = false;

  async function tell(): Promise<void> {
    if (isTelling) return;
    isTelling = true;
    for (let next = JSON.stringify(left.value); next !== told; next = JSON.stringify(left.value)) {
      const providerId = providers.currentId.value;
      if (!providerId) break;
      told = next;
      await bridge.call('popup.left', { providerId, left: left.value });
    }
    isTelling = false;
  }

  effect(() => {
    const isAtWork = session.isUnlocked.value && providers.currentId.value && clients.clients.value;
    if (left.value !== undefined && isAtWork) untracked(() => void tell());
  });
}
