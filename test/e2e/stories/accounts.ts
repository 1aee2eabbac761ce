import { describe, expect, it } from 'vitest';
import type { Stage } from '../stage.ts';
import { look, press, sees, shownText, signIn, switchTo } from '../steps.ts';

const MENU = '.top .menu-holder .provider-button';

async function choose(stage: Stage, words: string): Promise<void> {
  await stage.popup.locator(MENU).click();
  await sees(stage.popup, 'Add an account');
  await stage.popup.locator(`::-p-text(${words})`).click();
}

export function tellAccounts(stage: Stage): void {
  describe('several accounts', () => {
    it('are switched without typing a password, and nothing of one is left under the other', async () => {
      await stage.signedIn();
      await switchTo(stage.popup, 'clover', 'Clover Dental');
      await choose(stage, 'Add an account');
      await sees(stage.popup, 'The accounts on this computer stay as they are.');
      await look(stage.popup, 'popup-add-account');
      await signIn(stage.popup, 'petra@harbour.example');
      await sees(stage.popup, 'Harbour IT Partners');
      await sees(stage.popup, 'petra@harbour.example');
      expect(await shownText(stage.popup)).not.toContain('Clover');
      expect((await stage.browser.badge()).text).toBe('');
      await stage.popup.locator(MENU).click();
      await sees(stage.popup, 'kim@northwind.example');
      await look(stage.popup, 'popup-accounts');
      await stage.popup.keyboard.press('k');
      await stage.popup.keyboard.press('Enter');
      await sees(stage.popup, 'Clover Dental');
      await stage.browser.killWorker();
      const again = await stage.openPopup();
      await sees(again, 'kim@northwind.example');
      await press(again, 'Lock now');
      await sees(again, 'Enter your master password');
      await press(again, 'Switch account');
      await sees(again, 'petra@harbour.example');
      await look(again, 'popup-locked-accounts');
    });
  });
}
