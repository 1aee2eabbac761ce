import { computed, effect, signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import { isNews, newsFirst } from '../domain/news.ts';
import type { LogModel } from './log.ts';
import type { ProvidersModel } from './providers.ts';
import type { SessionModel } from './session.ts';

export type NewsModel = ReturnType<typeof createNews>;

/** What of the provider's log nobody has seen here yet. */
export function createNews(
  bridge: Bridge,
  session: SessionModel,
  providers: ProvidersModel,
  providerLog: LogModel,
) {
  /** How far it was seen before this page showed it, epoch milliseconds; null: never, so nothing is new. */
  const seenAt = signal<number | null>(null);
  let noted = 0;

  effect(() => {
    providers.currentId.value;
    seenAt.value = null;
    noted = 0;
  });

  const isNew = computed(() => {
    const ownId = session.accountId.value;
    const at = seenAt.value;
    return (event: Parameters<typeof isNews>[0]) => isNews(event, at, ownId);
  });

  return {
    isNew,
    /** The log as read so far, with what is new first. */
    events: computed(() => newsFirst(providerLog.events.value ?? [], isNew.value)),
    count: computed(() => providerLog.events.value?.filter(isNew.value).length ?? 0),
    /** The log as it was just read is on screen. */
    async note(): Promise<void> {
      const providerId = providers.currentId.value;
      const latest = Math.max(0, ...(providerLog.events.value ?? []).map(({ at }) => at));
      if (!providerId || providerLog.readAt.value === null || latest <= noted) return;
      noted = latest;
      const result = await bridge.call('events.seen', { providerId, at: latest });
      if (result.ok && noted === latest && providers.currentId.value === providerId)
        seenAt.value = result.value.before;
    },
  };
}
