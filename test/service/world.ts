import 'fake-indexeddb/auto';
import type { Platform, ToolbarClient } from '../../entrypoints/background/platform.ts';
import type { Sender } from '../../entrypoints/background/router.ts';
import { createDisk } from '../../entrypoints/background/stores/disk.ts';
import { RATES } from '../../entrypoints/background/stores/rates.ts';
import { rememberingArea } from '../../entrypoints/background/stores/rememberingArea.ts';
import { SECRETS } from '../../entrypoints/background/stores/secrets.ts';
import type { StorageArea } from '../../entrypoints/background/stores/sessionArea.ts';
import { createWorker, type Worker } from '../../entrypoints/background/worker.ts';
import {
  CONTRACT,
  type Input,
  type OperationName,
  type Output,
  type PageName,
} from '../../utils/bridge/contract.ts';
import type { Result } from '../../utils/bridge/envelope.ts';
import type { RegionAddresses } from '../../utils/wire/regions.ts';

const ID = 'abcdefghijklmnopabcdefghijklmnop';
const ORIGIN = `chrome-extension://${ID}`;

export const localRegion = (url: string): RegionAddresses => ({
  id: 'local',
  host: 'This computer',
  api: `${url}/api`,
  identity: `${url}/identity`,
  events: `${url}/events`,
  vault: url,
});

/** `storage.session` as the browser has it: values are copied in and out. */
export function memoryArea() {
  const kept = new Map<string, unknown>();
  const hearing: ((written: string[]) => void)[] = [];
  const tell = (written: string[]) => {
    for (const heard of hearing) heard(written);
  };
  const area: StorageArea = {
    get: async (key) => (kept.has(key) ? { [key]: structuredClone(kept.get(key)) } : {}),
    set: async (items) => {
      for (const [key, value] of Object.entries(items)) kept.set(key, structuredClone(value));
      tell(Object.keys(items));
    },
    remove: async (keys) => {
      for (const key of [keys].flat()) kept.delete(key);
      tell([keys].flat());
    },
  };
  return {
    ...area,
    hear: (heard: (written: string[]) => void) => void hearing.push(heard),
    all: () => Object.fromEntries(kept),
  };
}

export type Page = PageName;

interface AskOptions {
  /** The provider the page shows; without it the one that counts. */
  provider?: string;
  page?: Page;
  /** Which open document of that page asks. */
  document?: string;
  context?: string;
}

export type World = ReturnType<typeof createWorld>;

/** A browser around the worker: its storage outlives the worker, its clock is ours. */
export function createWorld(url: string, fetch: typeof globalThis.fetch = globalThis.fetch) {
  const session = memoryArea();
  const tabs: string[] = [];
  const diskName = `switchboard-${crypto.randomUUID()}`;
  const withdrawn = new Set<string>();
  const askedHosts: string[][] = [];
  const visits: string[] = [];
  const ownPages = new Set<number>();
  const withoutAddress = new Set<number>();
  const closedTabs: number[] = [];
  const followers = new Set<{ id: number; onAddress: (address: string | null) => void }>();
  let signInAlarm: number | null = null;
  let jobsAlarm = false;
  let now = Date.now();
  let toolbar: ToolbarClient | null = null;
  let unseen = 0;
  let alarm: number | null = null;
  let omniboxHint = '';
  let consoles = 0;

  const platform: Platform = {
    session: rememberingArea(session, [SECRETS], session.hear),
    disk: createDisk(diskName),
    fetch,
    now: () => now,
    // whoever waits for a time has it at once, and the clock says so
    wait: async (milliseconds) => {
      const at = now + Math.ceil(milliseconds);
      await new Promise((resolve) => setImmediate(resolve));
      now = Math.max(now, at);
    },
    regions: [localRegion(url)],
    deviceType: 2,
    deviceName: 'Switchboard for Chrome',
    extensionId: ID,
    origin: ORIGIN,
    reportsSystemLock: true,
    setLockAlarm: async (at) => {
      alarm = at;
    },
    showClient: async (client, count = 0) => {
      toolbar = client;
      unseen = count;
    },
    openTab: async (address) => {
      visits.push(address);
      return tabs.push(address) - 1;
    },
    openOwnTab: async (address) => {
      visits.push(address);
      const id = tabs.push(address) - 1;
      ownPages.add(id);
      return id;
    },
    holdsOwnPage: async (id) => ownPages.has(id) && !closedTabs.includes(id),
    pointTab: async (id, address) => {
      if (closedTabs.includes(id)) return false;
      visits.push(address);
      tabs[id] = address;
      return true;
    },
    closeTab: async (id) => {
      closedTabs.push(id);
    },
    tabAddress: async (id) => {
      if (closedTabs.includes(id)) return null;
      return withoutAddress.has(id) ? '' : (tabs[id] ?? null);
    },
    followTab: (id, onAddress) => {
      const listener = { id, onAddress };
      followers.add(listener);
      return () => followers.delete(listener);
    },
    setJobsAlarm: async (isOn) => {
      jobsAlarm = isOn;
    },
    setSignInAlarm: async (at) => {
      signInAlarm = at;
    },
    hasHosts: async (patterns) => {
      askedHosts.push(patterns);
      return patterns.every((pattern) => !withdrawn.has(pattern));
    },
    omniboxIsXml: true,
    keepsAddressBar: true,
    setOmniboxHint: (description) => {
      omniboxHint = description;
    },
    openConsole: async () => {
      consoles++;
    },
    heartbeat: () => undefined,
  };
  let worker: Worker = createWorker(platform);

  async function countedProvider(): Promise<string | null> {
    const { secrets } = session.all() as { secrets?: { providerId: string | null } };
    if (!secrets) return null;
    if (secrets.providerId) return secrets.providerId;
    const listed = await ask('providers.list', {});
    return listed.ok ? listed.value.currentId : null;
  }

  async function ask<N extends OperationName>(
    op: N,
    input: Input<N>,
    { page = 'options', document = 'document-1', context, provider }: AskOptions = {},
  ): Promise<Result<Output<N>>> {
    const shown = provider ?? (CONTRACT[op].needs === null ? null : await countedProvider());
    const message = {
      v: 1,
      id: crypto.randomUUID(),
      op,
      document,
      provider: shown,
      context: context ?? null,
      input,
    };
    const sender = { id: ID, url: `${ORIGIN}/${page}.html`, frameId: 0, documentId: document };
    return (await worker.answer(message, sender)) as Result<Output<N>>;
  }

  return {
    ask,
    /** Like `ask`, for answers that must be a value. */
    async get<N extends OperationName>(op: N, input: Input<N>, options?: AskOptions): Promise<Output<N>> {
      const result = await ask(op, input, options);
      if (!result.ok) throw new Error(`${op}: ${JSON.stringify(result.failure)}`);
      return result.value;
    },
    /** Like `ask`, for answers that must be a failure; its kind. */
    async failure<N extends OperationName>(op: N, input: Input<N>, options?: AskOptions): Promise<string> {
      const result = await ask(op, input, options);
      if (result.ok) throw new Error(`${op} was answered: ${JSON.stringify(result.value)}`);
      return result.failure.kind;
    },
    signIn: (email: string, password: string) =>
      ask('session.signIn', { region: 'local', email, password }, { page: 'popup' }),
    /** What the browser does at any moment: all that is left is what was stored. */
    killWorker(next: Platform = platform) {
      worker = createWorker(next);
    },
    /** A message as it is, from whoever it is. */
    hear: (message: unknown, sender: Sender) => worker.answer(message, sender),
    wake: () => worker.wake(),
    /** What the browser tells the worker without being asked. */
    get worker() {
      return worker;
    },
    /** The browser ends and starts again: what it kept in memory is gone. */
    async restartBrowser() {
      await session.remove(Object.keys(session.all()));
      worker = createWorker(platform);
      await worker.started();
    },
    /** What a person does in the browser's own settings. */
    async withdrawHosts(...patterns: string[]) {
      for (const pattern of patterns) withdrawn.add(pattern);
      await worker.hostsChanged();
    },
    async allowHosts() {
      withdrawn.clear();
      await worker.hostsChanged();
    },
    /** Every question to the browser whether these hosts are allowed. */
    askedHosts,
    passTime(milliseconds: number) {
      now += milliseconds;
    },
    platform,
    diskName,
    /** What is kept for accounts; what was counted belongs to the address and stays. */
    stored: () => Object.fromEntries(Object.entries(session.all()).filter(([key]) => key !== RATES)),
    rates: () => session.all()[RATES],
    tabs,
    /** Every address that a tab was opened with or pointed to, in order. */
    visits,
    closedTabs,
    /** Of these tabs the browser does not say where they are: no host of theirs is ours. */
    hideAddress: (id: number) => withoutAddress.add(id),
    /** A tab that was opened goes on to another page, or loads its own again; null closes it. */
    moveTab(id: number, address: string | null) {
      if (address === null) closedTabs.push(id);
      else tabs[id] = address;
      ownPages.delete(id);
      for (const follower of [...followers]) if (follower.id === id) follower.onAddress(address);
    },
    get signInAlarm() {
      return signInAlarm;
    },
    get omniboxHint() {
      return omniboxHint;
    },
    /** How often the console was opened. */
    get consoles() {
      return consoles;
    },
    get jobsAlarm() {
      return jobsAlarm;
    },
    get toolbar() {
      return toolbar;
    },
    /** Severe events nobody looked at, as the toolbar says. */
    get unseen() {
      return unseen;
    },
    get alarm() {
      return alarm;
    },
    now: () => now,
  };
}
