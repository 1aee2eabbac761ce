import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { until } from '../harness/until.ts';
import type { Stage } from '../stage.ts';
import { ADMIN, counts, fill, focusIsOn, isHeaded, look, press, sees, seesNot, signIn } from '../steps.ts';

const SVEN = 'sven@northwind.example';
const ELIN = 'elin@northwind.example';
const MANY = 'many@northwind.example';
const CODE = 'input[name=code]';

/** Types into the field the keyboard is in, and presses Enter. */
async function enter(page: Page, code: string): Promise<void> {
  await focusIsOn(page, 'name', 'code');
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
}

export function tellSigningIn(stage: Stage): void {
  const tokenRequests = async () =>
    (await stage.server.requests()).filter(({ path }) => path.includes('/connect/token')).length;
  const mails = async () =>
    (await stage.server.requests()).filter(({ path }) => path.includes('/send-email-login')).length;
  const signOut = async () => {
    await stage.popup.locator('.top .menu-holder button').click();
    await press(stage.popup, 'Sign out', 'menuitem');
    await isHeaded(stage.popup, 'Sign in');
  };

  describe('signing in', () => {
    it('takes the code of an authenticator app, and asks a remembered device for none', async () => {
      await signIn(stage.popup, SVEN);
      await isHeaded(stage.popup, 'Second step');
      await press(stage.popup, 'Remember this device for 30 days', 'checkbox');
      await fill(stage.popup, CODE, await stage.server.authenticatorCode(SVEN));
      await stage.popup.keyboard.press('Enter');
      await sees(stage.popup, 'Activity');
      expect(await tokenRequests()).toBe(2);
      await signOut();
      await signIn(stage.popup, SVEN);
      await sees(stage.popup, 'Activity');
      expect(await tokenRequests()).toBe(3);
    });

    it('waits for a mailed code while the popup is closed, and signs in with one more request', async () => {
      await signIn(stage.popup, ELIN);
      await sees(stage.popup, 'Sent at');
      await look(stage.popup, 'popup-second-step-mail');
      await stage.popup.close();
      stage.popup = await stage.openPopup();
      await sees(stage.popup, 'Sent at');
      expect([await tokenRequests(), await mails()]).toEqual([1, 1]);
      await enter(stage.popup, await stage.server.mailedCode(ELIN));
      await sees(stage.popup, 'Activity');
      expect([await tokenRequests(), await mails()]).toEqual([2, 1]);
    });

    it('takes the code for a new device, from the mail that came last', async () => {
      await signIn(stage.popup, 'device@northwind.example');
      await isHeaded(stage.popup, 'New device');
      await look(stage.popup, 'popup-new-device');
      await press(stage.popup, 'Send again');
      await sees(stage.popup, 'Asked for once more at');
      await fill(stage.popup, CODE, await stage.server.mailedCode('device@northwind.example'));
      await stage.popup.keyboard.press('Enter');
      await sees(stage.popup, 'Activity');
      expect(await tokenRequests()).toBe(2);
    });

    it('asks another device, which shows the same words, and opens once it approves', async () => {
      await stage.signedIn();
      await signOut();
      await fill(stage.popup, 'input[name=email]', ADMIN);
      await press(stage.popup, 'Use another device');
      await isHeaded(stage.popup, 'Approve on another device');
      await counts(stage.popup, '.phrase li', 5);
      await look(stage.popup, 'popup-device-approval');
      await stage.server.answerDeviceRequest(ADMIN, true);
      await sees(stage.popup, 'Activity');
      await press(stage.popup, 'Lock now');
      await sees(stage.popup, 'Enter your master password');
    });

    it('lets a person with several ways choose the YubiKey, by keyboard alone, in the console too', async () => {
      const console_ = await stage.openConsole();
      await signIn(stage.popup, MANY);
      await isHeaded(stage.popup, 'Second step');
      await isHeaded(console_, 'Second step');
      await look(console_, 'console-second-step');
      await stage.popup.bringToFront();
      await focusIsOn(stage.popup, 'name', 'code');
      await look(stage.popup, 'popup-second-step');
      await stage.popup.keyboard.down('Shift');
      await stage.popup.keyboard.press('Tab');
      await stage.popup.keyboard.up('Shift');
      await stage.popup.keyboard.press('ArrowDown');
      await sees(stage.popup, 'touch its button');
      await stage.popup.keyboard.press('Tab');
      await look(stage.popup, 'popup-second-step-yubikey');
      await enter(stage.popup, 'c'.repeat(44));
      await sees(stage.popup, 'The code is wrong');
      await look(stage.popup, 'popup-second-step-wrong');
      await fill(stage.popup, CODE, await stage.server.yubiKeyCode(MANY));
      await stage.popup.keyboard.press('Enter');
      await sees(stage.popup, 'Activity');
      await sees(console_, 'Northwind MSP');
    });

    it('says which ways are closed, and takes a recovery code instead', async () => {
      await signIn(stage.popup, 'wanda@northwind.example');
      await sees(stage.popup, 'No method of this account works outside of the web vault.');
      await look(stage.popup, 'popup-second-step-closed');
      await stage.popup.keyboard.press('Escape');
      await isHeaded(stage.popup, 'Sign in');
      await signIn(stage.popup, 'wanda@northwind.example');
      await press(stage.popup, 'Recovery code', 'radio');
      await sees(stage.popup, 'All two-step methods of your account are removed');
      await look(stage.popup, 'popup-recovery');
      await enter(stage.popup, await stage.server.recoveryCode('wanda@northwind.example'));
      await sees(stage.popup, 'Two-step login is off for your account now.');
    });

    it('lets Duo ask in a tab of its own, and goes on with its answer', async () => {
      await signIn(stage.popup, 'dua@northwind.example');
      await isHeaded(stage.popup, 'Second step');
      await look(stage.popup, 'popup-second-step-duo');
      await press(stage.popup, 'Continue with Duo');
      await sees(stage.popup, 'Activity');
      await until('the tab of Duo to close', async () =>
        (await stage.browser.tabUrls()).every((url) => !url.includes('duo')),
      );
    });

    it('refuses by name what it cannot do', async () => {
      for (const [email, words] of [
        ['sso@northwind.example', 'requires single sign-on'],
        ['reset@northwind.example', 'change your master password first'],
        ['keyless@northwind.example', 'has no master password'],
      ] as const) {
        await signIn(stage.popup, email);
        await sees(stage.popup, words);
      }
      await look(stage.popup, 'popup-sign-in-refused');
      await seesNot(stage.popup, 'Activity');
    });
  });
}
