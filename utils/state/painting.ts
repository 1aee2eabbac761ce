import { batch } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { PaintHead } from '../bridge/paint.ts';
import type { Models } from './models.ts';

/**
 * Fills the models from the painted strings, which are the worker's own words of a moment ago.
 *
 * @param followsToolbar whether the client on screen is always the toolbar's
 */
export function createPainting(bridge: Bridge, models: Models, followsToolbar: boolean) {
  const { session, providers, clients, context, search, providerLog } = models;
  /** What is read after everything was forgotten may be another's. */
  let epoch = 0;
  /** Two who hear of the same list unpack it once: the second finds it shown. */
  let turn: Promise<unknown> = Promise.resolve();

  const isShown = (head: PaintHead) =>
    session.accountId.value === head.account.id && providers.currentId.value === head.provider.id;

  /** @param anew also where the list is as old as the one shown: what is attached to clients changed */
  function show(head: PaintHead, anew = false): void {
    batch(() => {
      session.assumeAccount(head.account);
      if (followsToolbar || context.client.value === null) context.assume(head.current);
      if (head.glance && providerLog.events.value === null) providerLog.assume(head.glance);
      clients.usages.value = head.usages;
      if (!anew && clients.hasWhole(head.total, head.syncedAt)) return;
      if (clients.clients.value === null || head.list === 'head') {
        clients.assume(head.rows, head.total, head.syncedAt);
      }
    });
  }

  /** @returns whether the whole list is shown now */
  async function showList(head: PaintHead, anew = false): Promise<boolean> {
    if (!(anew && head.list !== 'head') && clients.hasWhole(head.total, head.syncedAt)) return true;
    const mine = epoch;
    const list = head.list === 'paint' ? await bridge.readList() : null;
    if (mine !== epoch || !list) return false;
    clients.assume(list, head.total, head.syncedAt);
    return true;
  }

  return {
    /**
     * The first paint of a page that knows nothing yet.
     *
     * @param onHead called with what will be shown, before it is
     */
    async first(onHead: (head: PaintHead) => void): Promise<void> {
      const [head, left] = await Promise.all([bridge.readHead(), followsToolbar ? bridge.readLeft() : null]);
      const place = head && left?.providerId === head.provider.id ? left : null;
      // a place in the list is found in the whole of it: its beginning would flash by
      const list = place && head?.list === 'paint' ? await bridge.readList() : null;
      if (!head || session.view.value !== null) return;
      onHead(head);
      batch(() => {
        session.assumeUnlocked({
          state: 'unlocked',
          account: head.account,
          // the worker says which others there are
          accounts: [{ account: head.account, host: head.host, isUnlocked: true }],
          host: head.host,
          lock: head.lock,
        });
        providers.assume(head.provider);
        show(head);
        if (list) clients.assume(list, head.total, head.syncedAt);
        if (place && (list || head.list === 'head')) search.restore(place);
      });
      await showList(head);
    },

    /**
     * Paints again for the account and provider on screen, asking the worker for a list that is too long to be painted.
     *
     * @returns false when there was nothing to be painted for them
     */
    again(anew = false): Promise<boolean> {
      const mine = epoch;
      const painted = turn.then(async () => {
        const head = mine === epoch ? await bridge.readHead() : null;
        if (mine !== epoch || !head || !isShown(head)) return false;
        show(head, anew);
        if (!(await showList(head, anew)) && mine === epoch) await clients.load();
        return mine === epoch;
      });
      turn = painted.catch(() => undefined);
      return painted;
    },

    clear() {
      epoch++;
    },
  };
}
