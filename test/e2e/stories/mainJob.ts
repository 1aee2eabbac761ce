import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mainJob } from '../../run/mainJob.ts';
import { type BrowserName, launch } from '../harness/browser.ts';
import { startLocalServer } from '../harness/server.ts';

/** `npm start` without a display, which a newcomer runs first. */
export function tellMainJob(name: BrowserName): void {
  describe('what npm start does by itself', () => {
    it('is a technician’s job from the sign-in to the console, told in plain words', async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'switchboard-start-'));
      const server = await startLocalServer();
      const browser = await launch(name, { port: server.port });
      const said: string[] = [];
      try {
        await mainJob(browser, { clients: 24, folder, say: (line) => said.push(line) });
        expect(said.join('\n')).toContain('Enter: now working in Clover Dental.');
        expect(said.at(-1)).toMatch(/its page of people lists [1-9]\d*\.$/);
      } finally {
        await browser.close();
        await server.stop();
        await rm(folder, { recursive: true });
      }
    });
  });
}
