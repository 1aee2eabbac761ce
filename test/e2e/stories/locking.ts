import { describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../server/seed/cast.ts';
import type { Stage } from '../stage.ts';
import { counts, fill, look, press, sees, shownText } from '../steps.ts';

const PIN = '2580';

async function tryPin(stage: Stage, pin: string): Promise<void> {
  await fill(stage.popup, 'input[name=pin]', pin);
  await stage.popup.keyboard.press('Enter');
}

export function tellLocking(stage: Stage): void {
  describe('lock settings', () => {
    it('offer what the browser can, and a PIN that opens and signs out at the fifth wrong try', async () => {
      await stage.signedIn();
      const console_ = await stage.openConsole('#/settings');
      await sees(console_, 'Counted from your last action');
      await counts(
        console_,
        '.page-body > section:first-of-type input[type=radio]',
        stage.name === 'firefox' ? 10 : 11,
      );
      const shown = await shownText(console_);
      expect(shown.includes('does not tell extensions when the computer locks')).toBe(
        stage.name === 'firefox',
      );
      // the browser assigned every shortcut
      await counts(console_, '.shortcut', 4);
      await look(console_, 'console-settings');
      await console_.evaluate(() => document.querySelector('.page-body')?.lastElementChild?.scrollIntoView());
      await look(console_, 'console-settings-end');
      await press(console_, '1 hour', 'radio');
      await sees(console_, 'Locks in 60 min');

      await fill(console_, 'input[name=new-pin]', PIN);
      await press(console_, 'Set the PIN');
      await sees(console_, 'A PIN is set.');
      await press(stage.popup, 'Lock now');
      await sees(stage.popup, '5 tries left.');
      await look(stage.popup, 'popup-pin');
      await tryPin(stage, PIN);
      await sees(stage.popup, 'Clover Dental');

      await press(stage.popup, 'Lock now');
      for (const left of [4, 3, 2, 1]) {
        await tryPin(stage, '0000');
        await sees(stage.popup, `Tries left: ${left}.`);
      }
      await look(stage.popup, 'popup-pin-wrong');
      await tryPin(stage, '0000');
      await sees(stage.popup, 'The PIN was wrong five times, so you were signed out.');
      await look(stage.popup, 'popup-pin-failed');
    });

    it('are bound by the policies of an organization, and say whose', async () => {
      await stage.signedIn('pia@northwind.example');
      const console_ = await stage.openConsole('#/settings');
      await sees(console_, 'Bound by a policy of');
      await look(console_, 'console-settings-bound');
    });

    it('end the session that ended elsewhere with a sentence', async () => {
      await stage.signedIn();
      await stage.server.changePassword('kim@northwind.example', `${DEMO_PASSWORD}, another`);
      await press(stage.popup, 'Refresh');
      await sees(stage.popup, 'Your password was changed elsewhere');
      await look(stage.popup, 'popup-changed-elsewhere');
    });
  });
}
