import { browser } from 'wxt/browser';
import { ownTabs } from './ownTabs.ts';
import type { Platform } from './platform.ts';

/**
 * One tab at a time. The browser tells addresses of hosts we hold the permission for and of no others. Listeners are
 * there only while a tab is followed: one that was there always would start the worker at every page anybody opens.
 */
export const tabs: Pick<Platform, 'closeTab' | 'tabAddress' | 'followTab'> & typeof ownTabs = {
  ...ownTabs,
  closeTab: (id) => browser.tabs.remove(id).catch(() => undefined),
  tabAddress: async (id) => {
    const tab = await browser.tabs.get(id).catch(() => null);
    return tab && (tab.url ?? '');
  },
  followTab(id, onAddress) {
    const onUpdated = (tabId: number, { url }: { url?: string | undefined }) => {
      if (tabId === id && url !== undefined) onAddress(url);
    };
    const onRemoved = (tabId: number) => {
      if (tabId === id) onAddress(null);
    };
    browser.tabs.onUpdated.addListener(onUpdated);
    browser.tabs.onRemoved.addListener(onRemoved);
    return () => {
      browser.tabs.onUpdated.removeListener(onUpdated);
      browser.tabs.onRemoved.removeListener(onRemoved);
    };
  },
};
