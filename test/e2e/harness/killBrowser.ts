import type { Browser } from 'puppeteer';

/** Ends a browser with all its processes in one blow, as a power cut would: nothing more is written. */
export async function killBrowser(browser: Browser, closed: Promise<void>): Promise<void> {
  const pid = browser.process()?.pid;
  if (pid === undefined) throw new Error('The browser runs no more.');
  // elsewhere than on Windows a browser leads a group of its own
  process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  await closed;
}
