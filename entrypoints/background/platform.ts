import { browser } from 'wxt/browser';
import { ALERT_COLOUR, BADGE_COLOURS } from '../../utils/domain/identity.ts';
import { formatNumber, t, tCount, useCatalogue } from '../../utils/domain/text.ts';
import { REGIONS, type RegionAddresses } from '../../utils/wire/regions.ts';
import { createDisk, type Disk } from './stores/disk.ts';
import { rememberingArea } from './stores/rememberingArea.ts';
import { SECRETS } from './stores/secrets.ts';
import type { StorageArea } from './stores/sessionArea.ts';
import { tabs } from './tabs.ts';
import { JOBS_ALARM, LOCK_ALARM, SIGN_IN_ALARM } from './wakers.ts';

/** What the toolbar says: the client worked in, by code, colour and name. */
export interface ToolbarClient {
  name: string;
  code: string;
  hue: keyof typeof BADGE_COLOURS;
}

/** Everything the worker needs of the browser and the world; tests give their own. */
export interface Platform {
  session: StorageArea;
  disk: Disk;
  fetch: typeof globalThis.fetch;
  now(): number;
  wait(milliseconds: number): Promise<void>;
  regions: readonly RegionAddresses[];
  deviceType: number;
  /** Says honestly who signs in; shown in the account's device list. */
  deviceName: string;
  extensionId: string;
  origin: string;
  /** Whether the browser tells when the computer is locked; Firefox does not. */
  reportsSystemLock: boolean;
  setLockAlarm(at: number | null): Promise<void>;
  /** @param unseen severe events nobody looked at yet: on the badge where no client is */
  showClient(client: ToolbarClient | null, unseen?: number): Promise<void>;
  /** @returns its number; null where the browser gives none */
  openTab(url: string): Promise<number | null>;
  /** As `openTab`; the tab can be told from others for as long as the page it opened is in it. */
  openOwnTab(url: string): Promise<number | null>;
  /** Whether the page that `openOwnTab` asked for is there or on its way, whatever its hash is by now. */
  holdsOwnPage(id: number): Promise<boolean>;
  /** Shows another address there, and the tab in front. @returns false when it is closed */
  pointTab(id: number, url: string): Promise<boolean>;
  /** One that is closed already stays so. */
  closeTab(id: number): Promise<void>;
  /** null when it is closed, empty while it shows nothing yet or a host we may not hear from. */
  tabAddress(id: number): Promise<string | null>;
  /** Calls back with each address the tab shows of hosts we may hear from, and with null once it is closed. */
  followTab(id: number, onAddress: (address: string | null) => void): () => void;
  /** When the sign-in under way ends. */
  setSignInAlarm(at: number | null): Promise<void>;
  /** Whether a job runs: the alarm then rings every half minute. */
  setJobsAlarm(isOn: boolean): Promise<void>;
  /** Whether the browser lets us talk to all of these; people can take that back at any time. */
  hasHosts(patterns: string[]): Promise<boolean>;
  /** Chrome reads what the address bar shows as XML, Firefox as it is. */
  omniboxIsXml: boolean;
  /** Whether the browser may keep on disk which suggestion was chosen, with what it said. */
  keepsAddressBar: boolean;
  /** The first line under the keyword. The browser keeps it, so it never carries a name. */
  setOmniboxHint(description: string): void;
  openConsole(): Promise<void>;
  /** The browser counts only extension API calls as activity; running work calls this. */
  heartbeat(): void;
}

const CHROME_EXTENSION = 2;
const FIREFOX_EXTENSION = 3;

async function showClient(client: ToolbarClient | null, unseen = 0): Promise<void> {
  const name = client ? t('toolbar_client', client.name) : t('name');
  await browser.action.setBadgeText({ text: client?.code ?? (unseen ? formatNumber(unseen) : '') });
  await browser.action.setTitle({ title: unseen ? `${name}: ${tCount('toolbar_unseen', unseen)}` : name });
  if (!client && !unseen) return;
  await browser.action.setBadgeBackgroundColor({ color: client ? BADGE_COLOURS[client.hue] : ALERT_COLOUR });
  await browser.action.setBadgeTextColor({ color: '#ffffff' });
}

const setAlarm = (name: string) => async (at: number | null) => {
  if (at === null) await browser.alarms.clear(name);
  else browser.alarms.create(name, { when: at });
};

async function setJobsAlarm(isOn: boolean): Promise<void> {
  if (isOn) browser.alarms.create(JOBS_ALARM, { periodInMinutes: 0.5 });
  else await browser.alarms.clear(JOBS_ALARM);
}

function hearSession(heard: (written: string[]) => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'session') heard(Object.keys(changes));
  });
}

export function createPlatform(): Platform {
  // the browser would keep the addresses of 250 requests, ids of clients among them, that nobody reads
  performance.setResourceTimingBufferSize(0);
  useCatalogue(
    (key, values) => browser.i18n.getMessage(key as never, values) || key,
    browser.i18n.getUILanguage(),
  );
  const isFirefox = import.meta.env.FIREFOX;
  // the default where it exists, said aloud: no content script will ever read what is kept there
  void browser.storage.session.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  return {
    session: rememberingArea(browser.storage.session, [SECRETS], hearSession),
    disk: createDisk(),
    fetch: (input, init) => fetch(input, init),
    now: () => Date.now(),
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    regions: REGIONS,
    deviceType: isFirefox ? FIREFOX_EXTENSION : CHROME_EXTENSION,
    deviceName: isFirefox ? 'Switchboard for Firefox' : 'Switchboard for Chrome',
    extensionId: browser.runtime.id,
    origin: new URL(browser.runtime.getURL('/')).origin,
    reportsSystemLock: !isFirefox,
    setLockAlarm: setAlarm(LOCK_ALARM),
    showClient,
    openTab: async (url) => (await browser.tabs.create({ url })).id ?? null,
    ...tabs,
    setSignInAlarm: setAlarm(SIGN_IN_ALARM),
    setJobsAlarm,
    hasHosts: (origins) => browser.permissions.contains({ origins }),
    omniboxIsXml: !isFirefox,
    keepsAddressBar: !isFirefox,
    setOmniboxHint: (description) => void browser.omnibox.setDefaultSuggestion({ description }),
    openConsole: () => browser.runtime.openOptionsPage(),
    heartbeat: () => void browser.runtime.getPlatformInfo(),
  };
}
