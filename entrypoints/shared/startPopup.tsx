import { render } from 'preact';
import { browser } from 'wxt/browser';
import { type ConsolePlace, Popup } from '../../components/popup/Popup.tsx';
import { bridge } from '../../utils/bridge/bridge.ts';
import { type GetMessage, useCatalogue } from '../../utils/domain/text.ts';
import { createApp } from '../../utils/state/app.ts';

export interface PopupHost {
  /** What was to be done here is done, or goes on elsewhere. */
  onDone: () => void;
  /** Shows the same beside the page, where it stays; straight from a click. Given where it does not stay. */
  openPanel?: () => Promise<void>;
}

/** The popup's view, wherever it is shown. */
export function startPopup({ onDone, openPanel }: PopupHost): void {
  useCatalogue(browser.i18n.getMessage as GetMessage, browser.i18n.getUILanguage());

  const app = createApp(bridge);
  for (const input of ['keydown', 'pointerdown']) {
    document.addEventListener(input, (event) => event.isTrusted && app.session.noteActivity(), true);
  }

  async function openConsole(place: ConsolePlace): Promise<void> {
    if (place === 'start') await browser.runtime.openOptionsPage();
    else await browser.tabs.create({ url: browser.runtime.getURL(`/options.html#/${place}`) });
    onDone();
  }
  const onPanel = openPanel && (() => void openPanel().then(onDone));

  const root = document.getElementById('app');
  if (root) render(<Popup app={app} onConsole={openConsole} onPanel={onPanel} onClose={onDone} />, root);
  void app.start();
}
