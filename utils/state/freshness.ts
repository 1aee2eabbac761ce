import { signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import { fail } from '../bridge/envelope.ts';
import type { Models } from './models.ts';

/** A list this old is asked for again while somebody looks at it, in milliseconds. */
export const ASK_EVERY = 2 * 60_000;
/** After each failure twice as long, up to sixteen minutes. */
const MOST_DOUBLINGS = 3;

/** What leads to a page of the web vault, which only the browser's own error would take the place of. */
const NEEDS_NETWORK: readonly string[] = ['client.open', 'client.openVault'];

export type NetworkModel = ReturnType<typeof createNetwork>;

/** Whether the browser says that there is a network. Without one nothing is asked that would only open an error page. */
export function createNetwork(outside: Bridge) {
  const { surroundings } = outside;
  const online = signal(surroundings.isOnline());
  surroundings.onChange(() => {
    online.value = surroundings.isOnline();
  });
  const bridge: Bridge = {
    ...outside,
    call: async (op, input, options) =>
      !online.value && NEEDS_NETWORK.includes(op)
        ? fail({ kind: 'offline' })
        : outside.call(op, input, options),
  };
  return { online, bridge };
}

/**
 * Keeps what is looked at fresh: asks again when it is old, more rarely while that fails, at once when the network is
 * back, and never for a page that nobody looks at.
 */
export function createFreshness(
  { surroundings }: Bridge,
  { session, providers, clients }: Models,
  ask: () => Promise<unknown>,
) {
  let askedAt = 0;
  let failures = 0;
  let isAsking = false;
  let wasOnline = surroundings.isOnline();

  async function look(): Promise<void> {
    const isOnline = surroundings.isOnline();
    const isBack = isOnline && !wasOnline && (clients.failure.value ?? providers.failure.value) !== null;
    wasOnline = isOnline;
    const syncedAt = clients.syncedAt.value;
    if (isAsking || syncedAt === null || !session.isUnlocked.value) return;
    if (!isOnline || !surroundings.isLookedAt()) return;
    const least = ASK_EVERY * 2 ** Math.min(failures, MOST_DOUBLINGS);
    if (!isBack && Date.now() - Math.max(syncedAt, askedAt) < least) return;
    isAsking = true;
    askedAt = Date.now();
    await ask();
    failures = clients.failure.value ? failures + 1 : 0;
    isAsking = false;
  }

  surroundings.onChange(() => void look());
  return { look };
}
