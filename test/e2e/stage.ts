import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type BrowserName, type ExtensionBrowser, launch } from './harness/browser.ts';
import { type LocalServer, startLocalServer } from './harness/server.ts';
import { ADMIN, forgetRates, sees, signIn, signOutAll } from './steps.ts';

const VAULT_EVENTS = ['1603', '1903'];

export type Stage = ReturnType<typeof createStage>;

/** A real browser with the built extension and a real server process; each story starts signed out, in an open popup. */
export function createStage(name: BrowserName) {
  let pages: Page[] = [];

  const stage = {
    name,
    server: null as unknown as LocalServer,
    browser: null as unknown as ExtensionBrowser,
    popup: null as unknown as Page,
    async opened(page: Promise<Page>): Promise<Page> {
      pages.push(await page);
      return page;
    },
    openPopup: (first?: () => void) => stage.opened(stage.browser.openPopup(first)),
    openSidePanel: (first?: () => void) => stage.opened(stage.browser.openSidePanel(first)),
    openConsole: (hash?: string) => stage.opened(stage.browser.openConsole(hash)),
    async signedIn(email = ADMIN): Promise<void> {
      await signIn(stage.popup, email);
      await sees(stage.popup, 'Activity');
    },
    /** How many vaults were opened, in the clients' logs and in the provider's. */
    async vaultEvents(): Promise<number[]> {
      const counts = await stage.server.eventCounts();
      return VAULT_EVENTS.map((type) => counts[type] ?? 0);
    },
  };

  beforeAll(async () => {
    // what it costs to stretch a password as usual is met in the stories of the production build and of the profile
    stage.server = await startLocalServer({ kdf: 'least' });
    stage.browser = await launch(name, { port: stage.server.port });
  });
  afterAll(async () => {
    await stage.browser?.close();
    await stage.server?.stop();
  });
  beforeEach(async () => {
    await stage.server.reset();
    stage.popup = await stage.openPopup();
    await sees(stage.popup, 'Sign in');
  });
  afterEach(async () => {
    await signOutAll(stage.popup);
    await forgetRates(stage.popup);
    await Promise.all(pages.map((page) => page.close().catch(() => undefined)));
    pages = [];
  });
  return stage;
}
