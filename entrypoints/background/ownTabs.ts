import { browser } from 'wxt/browser';
import type { Platform } from './platform.ts';

/** The same popup for the toolbar's button; the hash says that the page in that tab is the one we opened. */
const MARK = '#own';
/** A page that has not loaded by then is not marked; milliseconds. */
const MOST_LOADING = 25_000;

/**
 * Browsers forget what the toolbar's button does in one tab when that tab goes to another page or loads again, and keep
 * it when only the hash changes. So it marks a page, though its address is none of our business.
 */
function markOnceLoaded(tabId: number): void {
  const stop = () => {
    clearTimeout(timer);
    browser.tabs.onUpdated.removeListener(onUpdated);
  };
  const onUpdated = (id: number, { status }: { status?: string | undefined }) => {
    if (id !== tabId || status !== 'complete') return;
    stop();
    const popup = `${browser.runtime.getURL('/popup.html')}${MARK}`;
    void browser.action.setPopup({ tabId, popup }).catch(() => undefined);
  };
  const timer = setTimeout(stop, MOST_LOADING);
  browser.tabs.onUpdated.addListener(onUpdated);
}

/** Tabs that are pointed from one page of a site to another, without the permission to see where they are. */
export const ownTabs: Pick<Platform, 'openOwnTab' | 'holdsOwnPage' | 'pointTab'> = {
  async openOwnTab(url) {
    const { id } = await browser.tabs.create({ url });
    if (id === undefined) return null;
    markOnceLoaded(id);
    return id;
  },
  async holdsOwnPage(id) {
    return (await browser.action.getPopup({ tabId: id }).catch(() => '')).endsWith(MARK);
  },
  async pointTab(id, url) {
    const tab = await browser.tabs.update(id, { url, active: true }).catch(() => null);
    if (!tab) return false;
    await browser.windows.update(tab.windowId, { focused: true }).catch(() => undefined);
    return true;
  },
};
