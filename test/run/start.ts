import { createServer } from 'node:net';
import path from 'node:path';
import { type BrowserName, launch } from '../e2e/harness/browser.ts';
import { startLocalServer } from '../e2e/harness/server.ts';
import { findBrowser } from './browsers.mjs';
import { build, isBuildCurrent } from './builds.ts';
import { mainJob } from './mainJob.ts';
import { projectRoot } from './process.ts';

/** `npm start`: the demo extension in a browser, with a provider to try it on. */

/** The only port the demo extension knows. */
const PORT = 8710;
const CLIENTS = 24;

const WHAT_TO_TRY = [
  'Sign in here, or press Alt+Shift+S (or the puzzle piece in the toolbar) for the popup.',
  'In the popup, type “clo de” and press Enter: you work in Clover Dental. Then press Open.',
  'In the console, look at People and Events; lock it, and unlock it with the same password.',
];

/** Whether a window can be shown. */
function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function isPortFree(port: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

async function buildIfNeeded(browser: BrowserName): Promise<void> {
  if (isBuildCurrent(browser, 'demo')) return;
  console.log('Building the demo extension.');
  const { code, output, errors } = await build(browser, 'demo');
  if (code !== 0) throw new Error(`The build failed.\n${output}${errors}`);
}

async function main(): Promise<void> {
  const browserName = findBrowser('chromium') ? 'chromium' : 'firefox';
  await buildIfNeeded(browserName);
  if (!(await isPortFree(PORT))) {
    throw new Error(
      `Port ${PORT} is taken, and the demo extension knows no other. End the program that has it.`,
    );
  }
  const server = await startLocalServer({
    port: PORT,
    clients: CLIENTS,
    events: 400,
    showOutput: true,
  });
  try {
    const headless = !hasDisplay();
    const browser = await launch(browserName, { port: PORT, headless });
    try {
      if (headless) {
        console.log('\nThere is no display here, so this does the main job once without a window:');
        const folder = path.join(projectRoot, 'test-output', 'start');
        await mainJob(browser, { clients: CLIENTS, folder, say: (line) => console.log(`  ${line}`) });
        console.log(`\nAll as expected. Pictures: ${path.relative(process.cwd(), folder)}`);
      } else {
        await browser.openConsole();
        console.log('\nWhat to try:');
        WHAT_TO_TRY.forEach((line, at) => {
          console.log(`  ${at + 1}. ${line}`);
        });
        console.log('\nClose the browser or press Ctrl-C to end.');
        await browser.closed;
      }
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

try {
  await main();
} catch (problem) {
  console.error(problem instanceof Error ? problem.message : problem);
  process.exitCode = 1;
}
