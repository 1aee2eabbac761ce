import { describe, expect, it } from 'vitest';
import { heapOf, secretsOf } from '../harness/heap.ts';
import type { Stage } from '../stage.ts';
import { ADMIN, ask, sees, switchTo } from '../steps.ts';
import { talkToUs } from '../stranger/talkToUs.ts';

export function tellWalls(stage: Stage): void {
  describe('the walls', () => {
    it('let nothing of ours fetch from anywhere but the product’s hosts', async () => {
      await stage.signedIn();
      const elsewhere = `http://localhost:${stage.server.port}/api/alive`;
      const reached = async (path: string) =>
        (await stage.server.requests()).filter((request) => request.path.includes(path)).length;
      for (const page of [stage.popup, await stage.openSidePanel(), await stage.openConsole()]) {
        const answer = await page.evaluate(
          (url) =>
            fetch(url, { mode: 'no-cors' }).then(
              () => 'fetched',
              () => 'refused',
            ),
          `${elsewhere}?page`,
        );
        expect(answer).toBe('refused');
      }
      expect(await stage.browser.fetchInWorker(`${elsewhere}?worker`)).toBe('refused');
      expect(await reached('/api/alive')).toBe(0);
      // the same question to the host that is ours arrives
      expect(await stage.browser.fetchInWorker(`${stage.server.url}/api/alive?worker`)).toBe('fetched');
      expect(await reached('/api/alive?worker')).toBe(1);
    });

    it('do not hear a web page', async () => {
      await stage.signedIn();
      const web = await stage.opened(stage.browser.newPage());
      await web.goto(stage.server.url);
      const heard = await web.evaluate(() => {
        const { chrome: api, browser: other } = globalThis as {
          chrome?: { runtime?: unknown };
          browser?: { runtime?: unknown };
        };
        return Boolean(api?.runtime ?? other?.runtime);
      });
      expect(heard).toBe(false);
    });

    it('do not hear another extension, and show it none of our files', async () => {
      await stage.signedIn();
      const origin = await stage.popup.evaluate(() => location.origin);
      const stranger = await stage.opened(stage.browser.openStranger());
      const heard = await stranger.evaluate(talkToUs, stage.browser.extensionId, origin);
      expect(heard).toEqual({
        message: 'nobody there',
        port: 'nobody there',
        page: 'refused',
        icon: 'refused',
      });
      // our own page is heard all the while
      expect(await ask(stage.popup, 'session.state')).toMatchObject({ ok: true });
    });

    it('answer a name from the prototype like any unknown operation', async () => {
      expect(await ask(stage.popup, '__proto__')).toEqual({ ok: false, failure: { kind: 'badRequest' } });
    });

    it('keep the client out of what a browser writes down of its tabs', async () => {
      await stage.signedIn();
      await switchTo(stage.popup, 'clover', 'Clover Dental');
      const console_ = await stage.openConsole('#/client');
      await sees(console_, 'Clover Dental');
      const panel = await stage.openSidePanel();
      await sees(panel, 'Clover Dental');
      for (const [page, hash] of [
        [stage.popup, ''],
        [panel, ''],
        [console_, '#/client'],
      ] as const) {
        const written = await page.evaluate(() => ({ title: document.title, hash: location.hash }));
        expect(written).toEqual({ title: 'Switchboard', hash });
      }
    });

    // Firefox writes down no heap that could be read from outside
    if (stage.name !== 'chromium') return;
    it('keep every key, token and hash out of the memory of pages', async () => {
      await stage.signedIn();
      await switchTo(stage.popup, 'clover', 'Clover Dental');
      const console_ = await stage.openConsole('#/client');
      await sees(console_, 'Finance');
      const panel = await stage.openSidePanel();
      await sees(panel, 'Clover Dental');
      const secrets = await secretsOf(stage.browser, ADMIN);
      for (const page of [stage.popup, panel, console_]) {
        const heap = await heapOf(page);
        expect(heap).toContain('Clover Dental');
        for (const [what, secret] of secrets) expect(heap.includes(secret), what).toBe(false);
      }
    });
  });
}
