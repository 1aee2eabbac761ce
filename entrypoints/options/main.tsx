import { signal } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { Console } from '../../components/console/Console.tsx';
import { bridge } from '../../utils/bridge/bridge.ts';
import { type GetMessage, useCatalogue } from '../../utils/domain/text.ts';
import { createConsoleApp } from '../../utils/state/consoleApp.ts';
import { createLabels } from '../../utils/state/labels.ts';
import { labelFiles } from './labelFiles.ts';
import { shortcuts } from './shortcuts.ts';
import { showInTab } from './tabIcon.ts';

useCatalogue(browser.i18n.getMessage as GetMessage, browser.i18n.getUILanguage());

const app = createConsoleApp(bridge);
for (const input of ['keydown', 'pointerdown']) {
  document.addEventListener(input, (event) => event.isTrusted && app.session.noteActivity(), true);
}

showInTab(app);
const hash = signal(location.hash);
addEventListener('hashchange', () => {
  hash.value = location.hash;
});

const root = document.getElementById('app');
const { version } = browser.runtime.getManifest();
const outside = { version, shortcuts, labels: createLabels(bridge, app), labelFiles };
if (root) render(<Console app={app} hash={hash} {...outside} />, root);
void app.start();
