/**
 * What runs inside Firefox's own window by `runPrivileged`. Each function is sent as text: it sees the globals
 * declared here and its arguments, nothing else of this file.
 */

interface FrameMessages {
  addMessageListener(name: string, hear: (message: { data: string }) => void): void;
  loadFrameScript(address: string, laterToo: boolean): void;
}

interface Extension {
  views: Iterable<{ viewType: string; xulBrowser: { messageManager: FrameMessages } }>;
  manifest: { host_permissions: string[] };
  backgroundState: string;
  once(event: 'shutdown-background-script', listener: () => void): void;
  terminateBackground(options: object): Promise<void>;
}

declare const WebExtensionPolicy: { getByID(id: string): { extension: Extension } };
declare const ChromeUtils: { importESModule(address: string): ExtensionModules };
declare const Services: {
  locale: { availableLocales: string[]; requestedLocales: string[] };
  prefs: { setIntPref(name: string, value: number): void };
  wm: { getEnumerator(type: string): Iterable<BrowserWindow> };
  mm: {
    loadFrameScript(address: string, laterToo: boolean): void;
    removeDelayedFrameScript(address: string): void;
  };
};

interface HostChange {
  permissions: string[];
  origins: string[];
}
type ChangeHosts = (id: string, change: HostChange, extension: Extension) => Promise<void>;

interface ExtensionModules {
  ExtensionPermissions: { add: ChangeHosts; remove: ChangeHosts };
  ExtensionParent: {
    apiManager: {
      global: {
        browserActionFor(extension: Extension): { action: { globals: { badgeText: string; title: string } } };
      };
    };
  };
}

interface BrowserWindow {
  gBrowser: { tabs: Iterable<{ linkedBrowser: { currentURI: { spec: string } } }> };
}

declare const gBrowser: { selectedBrowser: { focus(): void } };

/** Without it the address bar has the keyboard, and Enter presses no button. */
export function focusPage(): void {
  focus();
  gBrowser.selectedBrowser.focus();
}

/** `stopped` when there is no event page; `starting`, `running` or `suspending` when there is. */
export function backgroundState(id: string): string {
  return WebExtensionPolicy.getByID(id).extension.backgroundState;
}

/**
 * Ends the event page as the idle timer does, though a debugger is attached and work may be under way. Resolves
 * when this one is gone, even if a message has started the next one by then.
 */
export async function terminateBackground(id: string): Promise<void> {
  const { extension } = WebExtensionPolicy.getByID(id);
  if (extension.backgroundState === 'stopped') return;
  let isGone = false;
  extension.once('shutdown-background-script', () => {
    isGone = true;
  });
  // An event that arrives meanwhile makes Firefox keep the page for another while.
  while (!isGone) {
    await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** Sets the clock of the event page, for as long as it lives. */
export async function moveBackgroundClock(id: string, milliseconds: number): Promise<void> {
  const [background] = [...WebExtensionPolicy.getByID(id).extension.views].filter(
    ({ viewType }) => viewType === 'background',
  );
  if (!background) throw new Error('There is no event page.');
  const { messageManager } = background.xulBrowser;
  const inside = `{ const { now } = window.Date; window.Date.now = () => now.call(window.Date) + ${milliseconds}; }`;
  const script = `const room = new Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
    Cu.evalInSandbox(${JSON.stringify(inside)}, room);
    sendAsyncMessage('moved', '');`;
  await new Promise<void>((resolve) => {
    messageManager.addMessageListener('moved', () => resolve());
    messageManager.loadFrameScript(`data:application/javascript,${encodeURIComponent(script)}`, false);
  });
}

/** Fetches in the event page: a script of Firefox's own there uses the page's own `fetch`. */
export async function fetchInBackground(id: string, url: string): Promise<string> {
  const [background] = [...WebExtensionPolicy.getByID(id).extension.views].filter(
    ({ viewType }) => viewType === 'background',
  );
  if (!background) throw new Error('There is no event page.');
  const { messageManager } = background.xulBrowser;
  const script = `content.fetch(${JSON.stringify(url)}).then(
    () => sendAsyncMessage('fetched', 'fetched'),
    () => sendAsyncMessage('fetched', 'refused'),
  );`;
  return new Promise((resolve) => {
    messageManager.addMessageListener('fetched', ({ data }) => resolve(data));
    messageManager.loadFrameScript(`data:application/javascript,${encodeURIComponent(script)}`, false);
  });
}

/**
 * The address of a script of Firefox's own that runs `work` in each of our pages before any script of the page, in a
 * room beside it that shares its window. What WebDriver has for this does not reach pages of extensions.
 */
export const firstInPages = (host: string, work: () => void): string =>
  `data:application/javascript,${encodeURIComponent(`addEventListener('DOMWindowCreated', ({ target }) => {
    const page = target.defaultView;
    if (page.location.host !== '${host}') return;
    const room = new Cu.Sandbox(page, { sandboxPrototype: page, wantXrays: false });
    Cu.evalInSandbox(${JSON.stringify(`(${work})()`)}, room);
  });`)}`;

/** Runs such a script in all tabs, also in those to come. */
export function loadInTabs(address: string): void {
  Services.mm.loadFrameScript(address, true);
}

/** In no further tab. */
export function loadInTabsNoMore(address: string): void {
  Services.mm.removeDelayedFrameScript(address);
}

/** Takes back every host of the manifest, as the add-on manager does. */
export async function withdrawHosts(id: string): Promise<void> {
  const modules = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
  const { extension } = WebExtensionPolicy.getByID(id);
  const origins = extension.manifest.host_permissions;
  await modules.ExtensionPermissions.remove(id, { permissions: [], origins }, extension);
}

/** Allows them again, in the same place. */
export async function allowHosts(id: string): Promise<void> {
  const modules = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
  const { extension } = WebExtensionPolicy.getByID(id);
  const origins = extension.manifest.host_permissions;
  await modules.ExtensionPermissions.add(id, { permissions: [], origins }, extension);
}

/** What the toolbar button shows when no tab overrides it. */
export function toolbarButton(id: string): { text: string; title: string } {
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const { extension } = WebExtensionPolicy.getByID(id);
  const { badgeText, title } = ExtensionParent.apiManager.global.browserActionFor(extension).action.globals;
  return { text: badgeText, title };
}

/** Addresses of all tabs of all windows. */
export function tabAddresses(): string[] {
  return [...Services.wm.getEnumerator('navigator:browser')].flatMap((window) =>
    [...window.gBrowser.tabs].map((tab) => tab.linkedBrowser.currentURI.spec),
  );
}

/** Extensions then speak this language though Firefox has no language pack for it. */
export function useLocale(locale: string): void {
  Services.locale.availableLocales = [locale, 'en-US'];
  Services.locale.requestedLocales = [locale];
}

/** What pages see as `prefers-color-scheme`: 0 is dark, 1 is light. */
export function useColorScheme(scheme: 0 | 1): void {
  Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', scheme);
}
