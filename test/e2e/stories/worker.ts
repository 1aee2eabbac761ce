import { describe, expect, it } from 'vitest';
import type { Moment } from '../../server/hold.ts';
import { DEMO_PASSWORD } from '../../server/seed/cast.ts';
import { sessionKeys } from '../harness/lockTimes.ts';
import { until } from '../harness/until.ts';
import type { Stage } from '../stage.ts';
import { ask, enterWith, fill, isHeaded, press, search, sees, signIn, switchTo } from '../steps.ts';

const INTERRUPTED = 'The browser paused Switchboard in the middle.';

export function tellWorker(stage: Stage): void {
  const asked = async (path: string) =>
    (await stage.server.requests()).filter((request) => request.path.startsWith(path)).length;
  const tokensAsked = () => asked('/identity/connect/token');

  /** Ends the worker while the next request of that path is under way. */
  async function killDuring(path: string, moment: Moment, act: () => Promise<unknown>): Promise<void> {
    await stage.server.holdNext(path, moment);
    await act();
    await stage.server.held();
    await stage.browser.killWorker();
    await stage.server.release();
  }

  describe('a worker that the browser ends', () => {
    it('is not missed: a new popup shows the list and switches', async () => {
      await stage.signedIn();
      await switchTo(stage.popup, 'clover', 'Clover Dental');
      await stage.browser.killWorker();
      const again = await stage.openPopup();
      await again.waitForSelector('section[aria-label="Current client, Clover Dental"]');
      await switchTo(again, 'acme', 'Acme Legal');
      await until('the badge', async () => (await stage.browser.badge()).text === 'AL');
    });

    it.each([
      ['before the password left', '/identity/accounts/prelogin', 'answered', 0],
      ['while the password is under way', '/identity/connect/token', 'arrived', 1],
      ['when the tokens were on their way', '/identity/connect/token', 'answered', 1],
    ] as const)('while signing in, %s, leaves no half state and asks for nothing twice', async (...told) => {
      const [, path, moment, tokens] = told;
      await killDuring(path, moment, () => signIn(stage.popup));
      await sees(stage.popup, INTERRUPTED);
      expect(await tokensAsked()).toBe(tokens);
      expect(await sessionKeys(stage.popup)).not.toContain('secrets');
      await press(stage.popup, 'Sign in');
      await sees(stage.popup, 'Activity');
      expect(await tokensAsked()).toBe(tokens + 1);
    });

    it('while a code is mailed leaves the step to be taken, and sends one mail', async () => {
      const email = 'elin@northwind.example';
      await killDuring('/api/two-factor/send-email-login', 'answered', () => signIn(stage.popup, email));
      await sees(stage.popup, 'Sent at');
      const again = await stage.openPopup();
      await sees(again, 'Sent at');
      expect([await tokensAsked(), await asked('/api/two-factor/send-email-login')]).toEqual([1, 1]);
      await fill(again, 'input[name=code]', await stage.server.mailedCode(email));
      await killDuring('/identity/connect/token', 'arrived', () => again.keyboard.press('Enter'));
      await sees(again, INTERRUPTED);
      expect(await tokensAsked()).toBe(2);
      expect(await sessionKeys(again)).not.toContain('secrets');
    });

    it('while unlocking leaves it locked or open, with a sentence where it did not open', async () => {
      await stage.signedIn();
      await press(stage.popup, 'Lock now');
      await isHeaded(stage.popup, 'Locked');
      await fill(stage.popup, 'input[name=password]', DEMO_PASSWORD);
      await stage.popup.keyboard.press('Enter');
      await stage.browser.killWorker();
      await until('an answer', async () => {
        const text = await stage.popup.evaluate(() => document.body.innerText);
        return text.includes(INTERRUPTED) || text.includes('Activity');
      });
      const isOpen = (await sessionKeys(stage.popup)).includes('secrets');
      if (!isOpen) await press(stage.popup, 'Unlock');
      await sees(stage.popup, 'Activity');
      expect(await tokensAsked()).toBeLessThanOrEqual(2);
    });

    it('while the session is renewed loses none of it, and renews once more when that is needed', async () => {
      await stage.signedIn();
      const renew = () => ask(stage.popup, 'providers.checkAgain').catch(() => null);
      let renewing: Promise<unknown> = Promise.resolve();
      await killDuring('/identity/connect/token', 'answered', async () => {
        renewing = renew();
      });
      await renewing;
      const again = await stage.openPopup();
      await switchTo(again, 'delta', 'Delta Freight Logistics');
      expect(await tokensAsked()).toBe(2);
      expect(await ask(again, 'providers.checkAgain')).toMatchObject({ ok: true });
      expect(await tokensAsked()).toBe(3);
    });

    it('does not lose the open session when it dies during a refresh of the list', async () => {
      await stage.signedIn();
      await killDuring('/api/sync', 'arrived', () => press(stage.popup, 'Refresh'));
      const again = await stage.openPopup();
      await switchTo(again, 'delta', 'Delta Freight Logistics');
      expect(await tokensAsked()).toBe(1);
    });

    it('while switching leaves one client, the same in popup and toolbar', async () => {
      await stage.signedIn();
      await switchTo(stage.popup, 'clover', 'Clover Dental');
      await search(stage.popup, 'acme', 'Acme Legal');
      await enterWith(stage.popup, 'Shift');
      await stage.browser.killWorker();
      const again = await stage.openPopup();
      await until('toolbar and popup to show one client', async () => {
        const shown = await again.$eval('section[aria-label^="Current client, "]', (section) =>
          section.getAttribute('aria-label')?.replace('Current client, ', ''),
        );
        const { title } = await stage.browser.badge();
        return ['Clover Dental', 'Acme Legal'].some((name) => shown === name && title.includes(name));
      });
    });
  });
}
