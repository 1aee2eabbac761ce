import { describe, expect, it } from 'vitest';
import { until } from '../harness/until.ts';
import type { Stage } from '../stage.ts';
import { press, sees, signIn, switchTo } from '../steps.ts';

export function tellWorker(stage: Stage): void {
  describe('a worker that the browser ends', () => {
    it('is not missed: a new popup shows the list and switches', async () => {
      await stage.signedIn();
      await switchTo(stage.popup, 'clover', 'Clover Dental');
      await stage.browser.killWorker();
      const again = await stage.openPopup();
      await again.waitForSelector('section[aria-label="Current client, Clover Dental"]');
      await switchTo(again, 'acme', 'Acme Legal');
      expect((await stage.browser.badge()).text).toBe('AL');
    });

    it('leaves no half state when it dies while signing in', async () => {
      await stage.server.setLatency(1_500);
      await signIn(stage.popup);
      await until('the sign-in to be under way', async () =>
        (await stage.server.requests()).some(({ path }) => path.includes('/accounts/prelogin')),
      );
      await stage.browser.killWorker();
      await stage.server.setLatency(0);
      await sees(stage.popup, 'The browser paused Switchboard in the middle.');
      await press(stage.popup, 'Sign in');
      await sees(stage.popup, 'Activity');
    });

    it('does not lose the open session when it dies during a refresh', async () => {
      await stage.signedIn();
      await stage.server.setLatency(1_500);
      await press(stage.popup, 'Refresh');
      await stage.browser.killWorker();
      await stage.server.setLatency(0);
      const again = await stage.openPopup();
      await switchTo(again, 'delta', 'Delta Freight Logistics');
    });
  });
}
