import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from './process.ts';

/** `npm run pictures`: takes the pictures of the README over from the last test run, so that they show what is. */

const PICTURES = ['popup-client-light', 'popup-search-dark', 'console-overview-light'];

const from = path.join(projectRoot, 'test-output', 'screenshots', 'chromium');
const to = path.join(projectRoot, 'test', 'e2e', 'pictures');

await mkdir(to, { recursive: true });
for (const picture of PICTURES) {
  await copyFile(path.join(from, `${picture}.png`), path.join(to, `${picture}.png`));
  console.log(`test/e2e/pictures/${picture}.png`);
}
