import { describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../server/seed/cast.ts';
import type { Stage } from '../stage.ts';
import { ADMIN, fill, focusIsOn, look, press, sees, seesNot, signIn, switchTo } from '../steps.ts';

export function tellTrouble(stage: Stage): void {
  describe('when something is wrong', () => {
    it('says that the password is wrong and keeps what was typed', async () => {
      await signIn(stage.popup, ADMIN, 'not my password');
      await sees(stage.popup, 'wrong');
      await look(stage.popup, 'popup-wrong-password');
      expect(await stage.popup.$eval('input[name=email]', (input) => (input as HTMLInputElement).value)).toBe(
        ADMIN,
      );
      await focusIsOn(stage.popup, 'name', 'password');
      await fill(stage.popup, 'input[name=password]', DEMO_PASSWORD);
      await stage.popup.keyboard.press('Enter');
      await sees(stage.popup, 'Activity');
    });

    it('says that the server cannot be reached, and goes on with the last list', async () => {
      await stage.signedIn();
      await stage.server.setFaults(['down']);
      await press(stage.popup, 'Refresh');
      await sees(stage.popup, 'Read just now.');
      await look(stage.popup, 'popup-offline');
      await switchTo(stage.popup, 'acme', 'Acme Legal');
      await stage.server.setFaults([]);
      await press(stage.popup, 'Try again');
      await seesNot(stage.popup, 'Read just now.');
    });

    it('says that the computer is offline, and holds back what leads to Bitwarden', async () => {
      await stage.signedIn();
      await switchTo(stage.popup, 'acme', 'Acme Legal');
      const popup = await stage.openPopup(() => {
        Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false });
      });
      await sees(popup, 'Offline. Read just now.');
      await look(popup, 'popup-without-network');
      const before = await stage.browser.tabUrls();
      await press(popup, 'Open');
      expect(await stage.browser.tabUrls()).toEqual(before);
    });

    it('has a sentence for a sign-in without a server', async () => {
      await stage.server.setFaults(['down']);
      await signIn(stage.popup);
      await sees(stage.popup, 'cannot be reached');
      await look(stage.popup, 'popup-sign-in-unreachable');
    });

    it('shows the shape of what comes while it comes', async () => {
      await stage.server.setLatency(1_000);
      await signIn(stage.popup);
      await stage.popup.waitForSelector('[aria-busy=true]');
      await stage.popup.waitForSelector('.skeleton');
      await look(stage.popup, 'popup-loading');
      await stage.server.setLatency(0);
      await sees(stage.popup, 'Clover Dental');
    });

    it('says when the first list could not be read, and reads it when asked again', async () => {
      await stage.server.setFaults(['html@/api/sync']);
      await signIn(stage.popup);
      await sees(stage.popup, 'Your providers could not be read');
      await look(stage.popup, 'popup-unread');
      await stage.server.setFaults([]);
      await press(stage.popup, 'Try again');
      await sees(stage.popup, 'Clover Dental');
    });

    it('says why a suspended client cannot be opened, and does not open it', async () => {
      await stage.signedIn();
      const before = await stage.browser.tabUrls();
      await switchTo(stage.popup, 'fjord', 'Fjord Architects');
      await look(stage.popup, 'popup-client-suspended');
      await press(stage.popup, 'Open');
      expect(await stage.browser.tabUrls()).toEqual(before);
    });

    it('keeps the console’s pages whole when the log cannot be read', async () => {
      await stage.signedIn();
      await stage.server.setFaults(['error-500@/api/providers']);
      const console_ = await stage.openConsole('#/events');
      await sees(console_, 'Bitwarden has a problem of its own right now.');
      await look(console_, 'console-events-unread');
      await stage.server.setFaults([]);
      await press(console_, 'Try again');
      await sees(console_, 'loaded, more exist');
    });

    it('locks at once: nothing of a client stays on the page, the toolbar or in what pages may paint', async () => {
      await stage.signedIn();
      await switchTo(stage.popup, 'clover', 'Clover Dental');
      const console_ = await stage.openConsole('#/client');
      await sees(console_, 'Clover Dental');
      await press(stage.popup, 'Lock now');
      await sees(stage.popup, 'Enter your master password');
      await sees(console_, 'Enter your master password');
      await look(stage.popup, 'popup-locked');
      for (const page of [stage.popup, console_]) expect(await page.content()).not.toContain('Clover');
      expect((await stage.browser.badge()).text).toBe('');

      await fill(stage.popup, 'input[name=password]', 'not it');
      await stage.popup.keyboard.press('Enter');
      await sees(stage.popup, 'wrong');
      await fill(stage.popup, 'input[name=password]', DEMO_PASSWORD);
      await stage.popup.keyboard.press('Enter');
      await sees(stage.popup, 'Clover Dental');
    });
  });
}
