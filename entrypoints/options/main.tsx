import { signal } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { Console } from '../../components/console/Console.tsx';
import { bridge } from '../../utils/bridge/bridge.ts';
import { type GetMessage, useCatalogue } from '../../utils/domain/text.ts';
import { createApp } from '../../utils/state/app.ts';
import { createLabels } from '../../utils/state/labels.ts';
import { shortcuts } from './shortcuts.ts';
import { showInTab } from './tabIcon.ts';

useCatalogue(browser.i18n.getMessage as GetMessage, browser.i18n.getUILanguage());

const app = createApp(bridge, { followsToolbar: false });
for (const input of ['keydown', 'pointerdown']) {
  document.addEventListener(input, (event) => event.isTrusted && app.session.noteActivity(), true);
}

const labels = createLabels(bridge, app);
showInTab(app);
const hash = signal(location.hash);
addEventListener('hashchange', () => {
  hash.value = location.hash;
});

const root = document.getElementById('app');
const { version } = browser.runtime.getManifest();
if (root)
  render(<Console app={app} hash={hash} version={version} shortcuts={shortcuts} labels={labels} />, root);
void app.start();
