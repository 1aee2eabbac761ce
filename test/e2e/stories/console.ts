import { describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../server/seed/cast.ts';
import type { Stage } from '../stage.ts';
import { fill, isHeaded, look, press, SERVICE_USER, sees, signIn, switchTo } from '../steps.ts';

export function tellConsole(stage: Stage): void {
  describe('the console', () => {
    it('shows the team, the log and the account', async () => {
      await stage.signedIn();
      const console_ = await stage.openConsole('#/people');
      await sees(console_, 'Ada Wren');
      await sees(console_, 'ada@northwind.example');
      await sees(console_, 'Needs confirmation');
      await look(console_, 'console-people');

      await press(console_, 'Events', 'link');
      await sees(console_, '50 loaded, more exist');
      await look(console_, 'console-events');
      await press(console_, 'Load more');
      await sees(console_, '100 loaded');

      await press(console_, 'Account', 'link');
      await sees(console_, 'What Switchboard keeps on this computer');
      await look(console_, 'console-account');
    });

    it('shows a client’s collections by name without a trace, and its log', async () => {
      await stage.signedIn();
      const before = await stage.vaultEvents();
      await switchTo(stage.popup, 'clover', 'Clover Dental');
      const console_ = await stage.openConsole('#/client');
      await isHeaded(console_, 'Clover Dental');
      await sees(console_, 'Collections');
      await sees(console_, 'collections. Reading their names leaves no trace.');
      await look(console_, 'console-client');
      expect(await console_.title()).not.toContain('Clover');
      expect(await stage.vaultEvents()).toEqual(before);
    });

    it('lets two tabs work in two clients', async () => {
      await stage.signedIn();
      await switchTo(stage.popup, 'clover', 'Clover Dental');
      const console_ = await stage.openConsole('#/client');
      await isHeaded(console_, 'Clover Dental');
      await switchTo(stage.popup, 'acme', 'Acme Legal');
      expect(await console_.$eval('h1', (heading) => heading.textContent)).toContain('Clover Dental');
    });

    it('tells a Service User why people and the provider log are not there', async () => {
      await stage.signedIn(SERVICE_USER);
      const console_ = await stage.openConsole('#/people');
      await sees(console_, 'The team is shown to Provider Admins');
      await look(console_, 'console-people-service-user');
      await press(console_, 'Events', 'link');
      await sees(console_, 'The provider log is for Provider Admins.');
      await look(console_, 'console-events-service-user');
    });

    it('signs in, locks, unlocks and signs out by itself', async () => {
      const console_ = await stage.openConsole();
      await sees(console_, 'Sign in');
      await look(console_, 'console-sign-in');
      await signIn(console_);
      await isHeaded(console_, 'Overview');
      await press(console_, 'Lock now');
      await sees(console_, 'Enter your master password');
      await look(console_, 'console-locked');
      await fill(console_, 'input[name=password]', DEMO_PASSWORD);
      await console_.keyboard.press('Enter');
      await isHeaded(console_, 'Overview');
      await press(console_, 'Account', 'link');
      await press(console_, 'Sign out');
      await sees(console_, 'Sign in');
    });

    it('stays whole at 200 % zoom', async () => {
      await stage.signedIn();
      const console_ = await stage.openConsole('#/people');
      await sees(console_, 'Ada Wren');
      await console_.setViewport({ width: 640, height: 400 });
      await look(console_, 'console-people-zoomed');
      await stage.popup.setViewport({ width: 380, height: 300 });
      await look(stage.popup, 'popup-main-zoomed');
    });
  });
}
