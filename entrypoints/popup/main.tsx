import { render } from 'preact';
import { browser } from 'wxt/browser';
import { type ConsolePlace, Popup } from '../../components/popup/Popup.tsx';
import { bridge } from '../../utils/bridge/bridge.ts';
import { type GetMessage, useCatalogue } from '../../utils/domain/text.ts';
import { createApp } from '../../utils/state/app.ts';

useCatalogue(browser.i18n.getMessage as GetMessage, browser.i18n.getUILanguage());

const app = createApp(bridge);
for (const input of ['keydown', 'pointerdown']) {
  document.addEventListener(input, (event) => event.isTrusted && app.session.noteActivity(), true);
}

async function openConsole(place: ConsolePlace): Promise<void> {
  if (place === 'start') await browser.runtime.openOptionsPage();
  else await browser.tabs.create({ url: browser.runtime.getURL(`/options.html#/${place}`) });
  window.close();
}

const root = document.getElementById('app');
if (root) render(<Popup app={app} onConsole={openConsole} onClose={() => window.close()} />, root);
void app.start();
