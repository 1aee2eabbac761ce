import { useSignal } from '@preact/signals';
import type { ClientId } from '../../utils/domain/ids.ts';
import type { Match } from '../../utils/domain/search.ts';
import type { App } from '../../utils/state/app.ts';

/** Switching to a client: one at a time, and shown as done only when the worker said so. */
export function useSwitch(app: App) {
  const entering = useSignal<ClientId | null>(null);
  const said = useSignal<{ message: 'popup_switching' | 'popup_switched'; name: string } | null>(null);

  return {
    /** The client asked for and not yet answered. */
    entering,
    /** What to announce. */
    said,
    /** @param open then also opens its members page in the web vault; a page that was typed opens anyway */
    async switchTo({ client, page }: Match, open: boolean): Promise<void> {
      if (entering.value !== null) return;
      entering.value = client.id;
      said.value = { message: 'popup_switching', name: client.name };
      const entered = await app.context.enter(client);
      entering.value = null;
      said.value = entered ? { message: 'popup_switched', name: client.name } : null;
      if (!entered) return;
      app.search.type('');
      if (open || page) await app.context.open(page);
    },
  };
}
