import type { Page } from 'puppeteer';
import * as z from 'zod/mini';
import { toBase64 } from '../../../utils/crypto/bytes.ts';
import { deriveMasterKey } from '../../../utils/crypto/kdf.ts';
import { passwordHash } from '../../../utils/crypto/masterKey.ts';
import { DEMO_PASSWORD, PBKDF2 } from '../../server/seed/cast.ts';
import type { ExtensionBrowser } from './browser.ts';

const Secrets = z.object({
  userKey: z.string(),
  refreshToken: z.string(),
  access: z.object({ token: z.string() }),
});

/** A snapshot cuts long texts short; this much of each is there. */
const BEGINNING = 200;
/** Shorter than this, and it may be there by chance. */
const SHORTEST = 30;

/** Everything a page holds in memory, as V8 writes it down. Chromium only. */
export async function heapOf(page: Page): Promise<string> {
  const session = await page.createCDPSession();
  const pieces: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => pieces.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot');
  await session.detach();
  return pieces.join('');
}

/** What only the worker may know of an account with PBKDF2 and the demo password, by name. */
export async function secretsOf(browser: ExtensionBrowser, email: string): Promise<[string, string][]> {
  const kept = Secrets.parse(await browser.sessionValue('secrets'));
  const kdf = { kind: 'pbkdf2', iterations: PBKDF2.iterations } as const;
  const masterKey = await deriveMasterKey(DEMO_PASSWORD, email, kdf);
  const all: [string, string][] = [
    ['the user key', kept.userKey],
    ['the access token', kept.access.token],
    ['the refresh token', kept.refreshToken],
    ['the master key', toBase64(masterKey)],
    ['the hash of the password', await passwordHash(masterKey, DEMO_PASSWORD)],
  ];
  for (const [what, secret] of all) if (secret.length < SHORTEST) throw new Error(`This cannot be ${what}.`);
  return all.map(([what, secret]) => [what, secret.slice(0, BEGINNING)]);
}
