import type { Client } from './clients.ts';
import type { Usages } from './usage.ts';

/** Clients at the top for having been used last. */
export const MOST_RECENT = 5;

export interface ShownOrder {
  clients: readonly Client[];
  /** How many of the first are pinned, and how many after them were used last. */
  pinned: number;
  recent: number;
}

/** Pinned clients first, then those used last, then the rest, each once; otherwise in the list's own order. */
export function shownOrder(clients: readonly Client[], usages: Usages): ShownOrder {
  const pinned = clients.filter(({ isPinned }) => isPinned);
  const recent = clients
    .filter(({ id, isPinned }) => !isPinned && Object.hasOwn(usages, id))
    .sort((a, b) => (usages[b.id]?.lastUsed ?? 0) - (usages[a.id]?.lastUsed ?? 0))
    .slice(0, MOST_RECENT);
  if (pinned.length + recent.length === 0) return { clients, pinned: 0, recent: 0 };
  const first = new Set([...pinned, ...recent]);
  const rest = clients.filter((client) => !first.has(client));
  return { clients: [...first, ...rest], pinned: pinned.length, recent: recent.length };
}
