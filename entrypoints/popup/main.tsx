import { browser } from 'wxt/browser';
import { startPopup } from '../shared/startPopup.tsx';

/** Firefox's name for the side panel. */
interface Sidebar {
  sidebarAction: { open(): Promise<void> };
}

/** Firefox knows the window by itself, and takes no click for one after a wait. */
async function openPanel(): Promise<void> {
  if (import.meta.env.FIREFOX) return (browser as unknown as Sidebar).sidebarAction.open();
  const { id } = await browser.windows.getCurrent();
  if (id !== undefined) await browser.sidePanel.open({ windowId: id });
}

startPopup({ onDone: () => window.close(), openPanel });
