import { describe, expect, it } from 'vitest';
import type { Stage } from '../stage.ts';
import { ask } from '../steps.ts';

export function tellWalls(stage: Stage): void {
  describe('the walls', () => {
    it('let no page of ours fetch from anywhere but the product’s hosts', async () => {
      await stage.signedIn();
      const elsewhere = `http://localhost:${stage.server.port}/api/alive`;
      for (const page of [stage.popup, await stage.openConsole()]) {
        const answer = await page.evaluate(
          (url) =>
            fetch(url, { mode: 'no-cors' }).then(
              () => 'fetched',
              () => 'refused',
            ),
          elsewhere,
        );
        expect(answer).toBe('refused');
      }
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

    it('answer a name from the prototype like any unknown operation', async () => {
      expect(await ask(stage.popup, '__proto__')).toEqual({ ok: false, failure: { kind: 'badRequest' } });
    });
  });
}
