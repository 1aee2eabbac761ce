import { browser } from 'wxt/browser';
import type { Platform } from './platform.ts';

/** The same popup for the toolbar's button; the hash says that the page in that tab is the one we opened. */
const MARK = '#own';
/** How often a tab says `loading` until its page is there: Firefox when it is asked for too, Chromium only then. */
const BEGINNINGS = import.meta.env.FIREFOX ? 2 : 1;
/** A page that has not come by then is not marked; milliseconds. */
const MOST_LOADING = 25_000;

/** Tabs whose first page is still on its way. */
const coming = new Set<number>();

/**
 * Browsers forget what the toolbar's button does in one tab when that tab goes to another page or loads again, and keep
 * it when only the hash changes. So it marks a page, though its address is none of our business. It is marked as soon
 * as it is there: later, it may be a page that somebody else asked for.
 *
 * @returns what to call with the tab's number; listening begins before the tab is there
 */
function markFirstPage(): (tabId: number) => void {
  const begun: number[] = [];
  let own: number | undefined;
  const stop = () => {
    clearTimeout(timer);
    browser.tabs.onUpdated.removeListener(onUpdated);
    if (own !== undefined) coming.delete(own);
  };
  const look = async (tabId: number) => {
    const beginnings = begun.filter((id) => id === tabId).length;
    const popup = `${browser.runtime.getURL('/popup.html')}${MARK}`;
    if (beginnings > 0) await browser.action.setPopup({ tabId, popup }).catch(() => undefined);
    if (beginnings >= BEGINNINGS) stop();
  };
  const onUpdated = (id: number, { status }: { status?: string | undefined }) => {
    if (status !== 'loading') return;
    begun.push(id);
    if (id === own) void look(id);
  };
  const timer = setTimeout(stop, MOST_LOADING);
  browser.tabs.onUpdated.addListener(onUpdated);
  return (tabId) => {
    own = tabId;
    coming.add(tabId);
    void look(tabId);
  };
}

/** Tabs that are pointed from one page of a site to another, without the permission to see where they are. */
export const ownTabs: Pick<Platform, 'openOwnTab' | 'holdsOwnPage' | 'pointTab'> = {
  async openOwnTab(url) {
    const isIn = markFirstPage();
    const { id } = await browser.tabs.create({ url });
    if (id === undefined) return null;
    isIn(id);
    return id;
  },
  async holdsOwnPage(id) {
    if (coming.has(id)) return true;
    return (await browser.action.getPopup({ tabId: id }).catch(() => '')).endsWith(MARK);
  },
  async pointTab(id, url) {
    const tab = await browser.tabs.update(id, { url, active: true }).catch(() => null);
    if (!tab) return false;
    await browser.windows.update(tab.windowId, { focused: true }).catch(() => undefined);
    return true;
  },
};
