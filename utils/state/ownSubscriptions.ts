import { batch, computed, signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import { type ClientSubscription, MOST_SUBSCRIPTIONS, sumSubscriptions } from '../domain/billing.ts';
import type { Failure } from '../domain/failures.ts';
import type { ClientId } from '../domain/ids.ts';

export type OwnSubscriptionsModel = ReturnType<typeof createOwnSubscriptions>;

/** Bitwarden's word for when to ask again. */
const untilOf = ({ kind, detail }: Failure): number | null =>
  kind === 'rateLimited' ? Number(detail) : null;

export interface Clock {
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

const BROWSER_CLOCK: Clock = {
  now: () => Date.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** What each client pays by itself, read a few at a time while the page is shown. */
export function createOwnSubscriptions(bridge: Bridge, { now, wait }: Clock = BROWSER_CLOCK) {
  const subscriptions = signal<readonly ClientSubscription[]>([]);
  /** Clients to read in all; null: nobody asked. */
  const wanted = signal<number | null>(null);
  const failure = signal<Failure | null>(null);
  let epoch = 0;

  /** null: the reading ends here. */
  async function readSome(ids: ClientId[], mine: number): Promise<ClientSubscription[] | null> {
    for (;;) {
      const result = await bridge.call('billing.ownSubscriptions', { ids }, { repeat: true });
      if (mine !== epoch) return null;
      if (result.ok) {
        const heard = new Map(result.value.map((one) => [one.clientId, one]));
        // whom the worker left out nobody may ask about now
        return ids.map((clientId) => heard.get(clientId) ?? { clientId, own: 'failed' });
      }
      const until = untilOf(result.failure);
      if (until === null || !Number.isFinite(until)) {
        failure.value = result.failure;
        return null;
      }
      await wait(Math.max(1_000, until - now()));
      if (mine !== epoch) return null;
    }
  }

  function stop(): void {
    epoch++;
  }

  return {
    subscriptions,
    wanted,
    failure,
    sum: computed(() => sumSubscriptions(subscriptions.value)),
    isReading: computed(
      () => failure.value === null && wanted.value !== null && subscriptions.value.length < wanted.value,
    ),
    async load(ids: readonly ClientId[]): Promise<void> {
      const mine = ++epoch;
      batch(() => {
        subscriptions.value = [];
        wanted.value = ids.length;
        failure.value = null;
      });
      for (let from = 0; from < ids.length; from += MOST_SUBSCRIPTIONS) {
        const some = await readSome(ids.slice(from, from + MOST_SUBSCRIPTIONS), mine);
        if (!some) return;
        subscriptions.value = [...subscriptions.value, ...some];
      }
    },
    stop,
    clear() {
      stop();
      batch(() => {
        subscriptions.value = [];
        wanted.value = null;
        failure.value = null;
      });
    },
  };
}
