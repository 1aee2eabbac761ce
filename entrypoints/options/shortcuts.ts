import { browser } from 'wxt/browser';
import type { Shortcut, Shortcuts } from '../../components/console/settings/ShortcutsCard.tsx';

const NAMES: Record<string, Shortcut['name']> = { _execute_action: 'open', 'lock-now': 'lock' };
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
    return all.flatMap(({ name, shortcut }) => {
      const known = NAMES[name ?? ''];
      return known ? [{ name: known, keys: shortcut ?? '' }] : [];
    });
  },
  change: changer(),
};
