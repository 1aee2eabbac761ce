import { browser } from 'wxt/browser';
import type { Shortcuts } from '../../components/console/settings/ShortcutsCard.tsx';

/** The browser's own command, which opens the popup; Chrome alone gives it words, of its own. */
const OPEN = '_execute_action';
const CHROME_SETTINGS = 'chrome://extensions/shortcuts';

/** Newer Firefox opens its own settings on request; no page may link to them. */
interface FirefoxCommands {
  openShortcutSettings?: () => Promise<void>;
}

function changer(): Shortcuts['change'] {
  if (!import.meta.env.FIREFOX) return async () => void (await browser.tabs.create({ url: CHROME_SETTINGS }));
  const { openShortcutSettings } = browser.commands as FirefoxCommands;
  return openShortcutSettings ? () => openShortcutSettings() : null;
}

export const shortcuts: Shortcuts = {
  async read() {
    const all = await browser.commands.getAll();
    return all.map(({ name = '', description = '', shortcut = '' }) => ({
      name,
      words: name === OPEN ? '' : description || name,
      keys: shortcut,
    }));
  },
  change: changer(),
  keyword: browser.runtime.getManifest().omnibox?.keyword ?? '',
};
