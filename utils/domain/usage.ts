/** How often, and when last (epoch milliseconds), a person switched to a client on this computer. */
export interface Usage {
  count: number;
  lastUsed: number;
}

/** By client; one that is not there was not switched to lately. */
export type Usages = Record<string, Usage>;

/** Clients remembered; the one longest not used goes first. */
export const MOST_USED = 100;

/** With one more switch to that client. */
export function withUse(usages: Usages, clientId: string, now: number): Usages {
  const used = { count: (usages[clientId]?.count ?? 0) + 1, lastUsed: now };
  const others = Object.entries(usages).filter(([id]) => id !== clientId);
  const latest = others.sort(([, a], [, b]) => b.lastUsed - a.lastUsed).slice(0, MOST_USED - 1);
  return Object.fromEntries([[clientId, used], ...latest]);
}
