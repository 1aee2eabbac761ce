import { describe, expect, it } from 'vitest';
import type { Stage } from '../stage.ts';
import { fill, isHeaded, look, press, SERVICE_USER, sees, shownText, switchTo } from '../steps.ts';

export function tellRolePage(stage: Stage): void {
  describe('what my role can do', () => {
    it('is told to a Provider Admin for the provider, and by keyboard found in it', async () => {
      await stage.signedIn();
      const console_ = await stage.openConsole('#/account');
      await press(console_, 'What my role can do', 'link');
      await isHeaded(console_, 'What my role can do');
      await sees(console_, 'Inside a client: as in one where all is well');
      await console_.setViewport({ width: 1280, height: 2_900 });
      await look(console_, 'console-role');
      await fill(console_, '.search-field input', 'unlink');
      await sees(console_, 'It needs a confirmed Owner of its own.');
      expect(await shownText(console_)).not.toContain('Import items');
      await console_.keyboard.press('Escape');
      await sees(console_, 'Import items');
    });

    it('is told to a Service User for the client worked in, with their own membership', async () => {
      await stage.signedIn(SERVICE_USER);
      await switchTo(stage.popup, 'clover', 'Clover Dental');
      const console_ = await stage.openConsole('#/role');
      await sees(console_, 'You are also a User there');
      await sees(console_, 'Only Provider Admins can do this.');
      await look(console_, 'console-role-service-user');
      await console_.setViewport({ width: 640, height: 400 });
      await look(console_, 'console-role-zoomed');
    });
  });
}
