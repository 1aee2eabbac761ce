import { useSignal } from '@preact/signals';
import type { Client } from '../../utils/domain/clients.ts';
import type { ClientId } from '../../utils/domain/ids.ts';
import type { Match } from '../../utils/domain/search.ts';
import type { Follow } from '../../utils/domain/wishes.ts';
import type { App } from '../../utils/state/app.ts';
import type { ConsolePlace } from './Popup.tsx';

/** Which client, and the page of it that was typed if any. */
export type Chosen = Pick<Match, 'client' | 'page'>;

export interface Leads {
  /** Opens the console in a tab. */
  onConsole: (place: ConsolePlace) => void;
  /** What was asked for goes on in a tab. */
  onClose: () => void;
}

/** Switching to a client: one at a time, and shown as done only when the worker said so. */
export function useSwitch(app: App, { onConsole, onClose }: Leads) {
  const entering = useSignal<ClientId | null>(null);
  const said = useSignal<{
    message: 'popup_switching' | 'popup_switched' | 'popup_pinned' | 'popup_unpinned';
    name: string;
  } | null>(null);

  /** A page that was typed opens in place of the members page. @returns whether all of it was done */
  async function run({ client, page }: Chosen, follow: Follow): Promise<boolean> {
    const { context, search } = app;
    said.value = { message: 'popup_switching', name: client.name };
    const toOpen = follow === 'webVault' ? await context.enterAndOpen(client, page) : null;
    const isEntered = follow === 'webVault' ? toOpen !== null : await context.enter(client);
    said.value = isEntered ? { message: 'popup_switched', name: client.name } : null;
    if (!isEntered) return false;
    search.type('');
    if (follow === 'console') onConsole('client');
    if (!toOpen) return true;
    const isOpened = await toOpen.opened;
    if (isOpened) onClose();
    return isOpened;
  }

  const isLocked = () =>
    app.session.view.value?.state === 'locked' || app.context.failure.value?.kind === 'locked';

  return {
    /** The client asked for, until all that was asked for is done. */
    entering,
    /** What to announce. */
    said,
    async switchTo(match: Chosen, follow: Follow): Promise<void> {
      if (entering.value !== null) return;
      entering.value = match.client.id;
      const isDone = await run(match, follow);
      if (!isDone && isLocked())
        await app.wishes.keep({ clientId: match.client.id, follow, page: match.page });
      entering.value = null;
    },

    /** The client moves to another place, and what was pointed at with it. */
    async pin(client: Client): Promise<void> {
      const [accountId, providerId] = [app.session.accountId.value, app.providers.currentId.value];
      if (!accountId || !providerId) return;
      const failure = await app.clients.pin(client, { accountId, providerId });
      app.context.failure.value = failure;
      if (failure) return;
      said.value = { message: client.isPinned ? 'popup_unpinned' : 'popup_pinned', name: client.name };
      if (app.search.selected.value >= 0) app.search.point(client.id);
    },
  };
}
