import type { Page } from 'puppeteer';
import type { PopupWorld } from './popupWorld.ts';
import { median, medianRow, type Row } from './row.ts';

/** Milliseconds in which nobody notices a wait. */
const BUDGET = 100;

declare const chrome: {
  tabs: {
    create(what: object): Promise<{ id?: number }>;
    query(what: object): Promise<{ id?: number; url?: string }[]>;
    remove(ids: number[]): Promise<void>;
    onCreated: { addListener(heard: (tab: { pendingUrl?: string }) => void): void };
    onUpdated: { addListener(heard: (id: number, change: { url?: string }) => void): void };
  };
};

declare global {
  interface Window {
    /** When a tab of a client was asked for, in milliseconds since 1970; emptied with each Enter. */
    asked: number[];
  }
}

/** Runs in a page beside the popup, which closes itself and could not tell any more. */
function watchTabs(): void {
  const note = (address = '') => {
    if (address.includes('/#/organizations/')) window.asked.push(performance.timeOrigin + performance.now());
  };
  window.asked = [];
  chrome.tabs.onCreated.addListener(({ pendingUrl }) => note(pendingUrl));
  chrome.tabs.onUpdated.addListener((_, { url }) => note(url));
}

/** Pages of one extension share this storage. */
function watchEnter(): void {
  const keep = ({ key, timeStamp }: KeyboardEvent) => {
    if (key === 'Enter') localStorage.setItem('enter', String(performance.timeOrigin + timeStamp));
  };
  addEventListener('keydown', keep, true);
}

async function closeClientTabs(bystander: Page): Promise<void> {
  await bystander.evaluate(async () => {
    const tabs = await chrome.tabs.query({});
    const ids = tabs.flatMap(({ id, url }) => (id && url?.includes('/#/organizations/') ? [id] : []));
    await chrome.tabs.remove(ids);
  });
}

/** @returns milliseconds from the key to the browser's word that the tab has the client's address */
async function enterOnce(world: PopupWorld, bystander: Page, query: string): Promise<number> {
  const popup = await world.openWarm();
  await popup.evaluate(watchEnter);
  await popup.evaluate(() => window.popupProbe.opening);
  await bystander.evaluate(() => {
    window.asked = [];
  });
  await popup.bringToFront();
  await popup.keyboard.type(query);
  await popup.waitForSelector('[role=option][aria-selected=true]');
  const isClosed = new Promise<void>((resolve) => popup.once('close', () => resolve()));
  // it closes itself: nobody answers for the key any more
  await popup.keyboard.press('Enter').catch(() => undefined);
  await isClosed;
  return bystander.evaluate(async () => {
    while (window.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    return (window.asked[0] ?? Number.NaN) - Number(localStorage.getItem('enter'));
  });
}

/** What of it is the browser's own: milliseconds until it has a tab that a page asks for. */
const openBare = (bystander: Page): Promise<number> =>
  bystander.evaluate(async () => {
    const start = performance.now();
    const { id } = await chrome.tabs.create({ url: 'about:blank', active: false });
    const took = performance.now() - start;
    if (id !== undefined) await chrome.tabs.remove([id]);
    return took;
  });

/** From Enter on a client to its tab: one that opens, and one that is pointed there from another client. */
export async function measureEnter(worlds: readonly PopupWorld[], runs: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const world of worlds) {
    const bystander = await world.openBystander();
    await bystander.evaluate(watchTabs);
    const opened: number[] = [];
    const pointed: number[] = [];
    const bare: number[] = [];
    for (let run = 0; run < runs; run++) {
      await closeClientTabs(bystander);
      bare.push(await openBare(bystander));
      opened.push(await enterOnce(world, bystander, 'clover'));
      pointed.push(await enterOnce(world, bystander, 'acme'));
    }
    await closeClientTabs(bystander);
    await bystander.close();
    const title = `popup, ${world.clients.toLocaleString('en')} clients: Enter to`;
    const note = `a bare tab in the same run: ${median(bare).toFixed(0)} ms`;
    rows.push(medianRow(`${title} a new tab`, 'ms', opened, { budget: BUDGET, note }));
    rows.push(medianRow(`${title} the tab that is there`, 'ms', pointed, { budget: BUDGET }));
  }
  return rows;
}
