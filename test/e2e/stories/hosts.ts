import { describe, expect, it } from 'vitest';
import { until } from '../harness/until.ts';
import type { Stage } from '../stage.ts';
import { look, press, sees, seesNot, signIn } from '../steps.ts';

const SENTENCE = 'Nothing was sent.';

export function tellHosts(stage: Stage): void {
  const sent = async () => (await stage.server.requests()).length;

  describe('a browser that does not let us talk to Bitwarden', () => {
    it('is told at once, nothing is sent, and allowing it goes on by itself', async () => {
      await stage.signedIn();
      const console_ = await stage.openConsole('#/people');
      await sees(console_, 'Priya');
      await stage.browser.withdrawHosts();
      await sees(console_, SENTENCE);
      await look(console_, 'console-host-missing');
      // what was on its way before has arrived by now
      const before = await sent();
      await press(console_, 'Refresh');
      await press(stage.popup, 'Refresh');
      await sees(stage.popup, SENTENCE);
      await look(stage.popup, 'popup-host-missing');
      expect(await sent()).toBe(before);

      // Chromium asks in a window of its own that nobody here can press
      if (stage.name === 'firefox') await press(console_, 'Allow');
      else await stage.browser.allowHosts();
      for (const page of [console_, stage.popup]) await seesNot(page, SENTENCE);
      await until('what was stopped to be asked', async () => (await sent()) > before);
      await sees(console_, 'Priya');
    });

    it('keeps a sign-in back before a hash has left', async () => {
      await stage.browser.withdrawHosts();
      await signIn(stage.popup);
      await sees(stage.popup, SENTENCE);
      await look(stage.popup, 'popup-sign-in-host-missing');
      expect(await sent()).toBe(0);
      if (stage.name === 'firefox') {
        await press(stage.popup, 'Allow');
      } else {
        await stage.browser.allowHosts();
        await press(stage.popup, 'Sign in');
      }
      await sees(stage.popup, 'Activity');
    });
  });
}
