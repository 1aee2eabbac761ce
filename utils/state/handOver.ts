import { computed, signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Failure } from '../domain/failures.ts';
import type { Models } from './models.ts';

/** No more often than this the list is asked for when somebody comes back; milliseconds. */
const ASK_EVERY = 10_000;

export type HandOverModel = ReturnType<typeof createHandOver>;

/**
 * A client that pays for itself is created in the web vault, because its card belongs into that request. Until somebody
 * says that it is over, the list is watched for clients that were not there before.
 */
export function createHandOver(
  bridge: Bridge,
  { clients, providers }: Pick<Models, 'clients' | 'providers'>,
) {
  /** Whom the list had when the web vault was opened; null: nothing is waited for. */
  const known = signal<{ ids: ReadonlySet<string>; of: string | null } | null>(null);
  const failure = signal<Failure | null>(null);
  let askedAt = 0;

  const isWaiting = computed(() => known.value !== null && known.value.of === providers.currentId.value);
  /** New in the list since then. */
  const arrived = computed(() =>
    isWaiting.value ? (clients.clients.value ?? []).filter(({ id }) => !known.value?.ids.has(id)) : [],
  );

  // whoever comes back from the web vault looks at this page again
  bridge.surroundings.onChange(() => {
    const isDue = Date.now() - askedAt >= ASK_EVERY;
    if (!isWaiting.value || !bridge.surroundings.isLookedAt() || !isDue) return;
    askedAt = Date.now();
    void clients.refresh(true);
  });

  return {
    failure,
    isWaiting,
    arrived,
    async begin(): Promise<void> {
      const ids = new Set<string>((clients.clients.value ?? []).map(({ id }) => id));
      const of = providers.currentId.value;
      const result = await bridge.call('clients.createElsewhere', {});
      failure.value = result.ok ? null : result.failure;
      if (result.ok) known.value = { ids, of };
    },
    end(): void {
      known.value = null;
      failure.value = null;
    },
  };
}
