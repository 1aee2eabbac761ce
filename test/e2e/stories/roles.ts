import { describe, expect, it } from 'vitest';
import type { Stage } from '../stage.ts';
import { counts, look, press, SERVICE_USER, search, sees, shownText, signIn, switchTo } from '../steps.ts';

export function tellRoles(stage: Stage): void {
  describe('roles and providers', () => {
    it('tells a Service User why the provider log is not there, and shows the logs that are', async () => {
      await stage.signedIn(SERVICE_USER);
      await sees(stage.popup, 'The provider log is for Provider Admins.');
      await switchTo(stage.popup, 'clover', 'Clover Dental');
      await counts(stage.popup, '.glance li', 3, 8);
      await look(stage.popup, 'popup-service-user');
    });

    it('asks a person in two providers which one, and switches', async () => {
      await signIn(stage.popup, 'mia@northwind.example');
      await sees(stage.popup, 'Choose a provider');
      await look(stage.popup, 'popup-providers');
      await stage.popup.locator('::-p-text(Harbour IT Partners)').click();
      await sees(stage.popup, 'Activity');
      expect(await shownText(stage.popup)).not.toContain('Clover Dental');
      await stage.popup.locator('.top .menu-holder button').click();
      await sees(stage.popup, 'Service User');
      await look(stage.popup, 'popup-menu');
    });

    it('lets in whoever was just confirmed, after “Check again”', async () => {
      await signIn(stage.popup, 'leo@northwind.example');
      await sees(stage.popup, 'No provider yet');
      await sees(stage.popup, 'a Provider Admin must confirm you');
      await look(stage.popup, 'popup-no-provider');
      await stage.server.confirm('leo@northwind.example');
      await press(stage.popup, 'Check again');
      await sees(stage.popup, 'Clover Dental');
    });

    it('sends the admin of an unfinished provider to the web vault', async () => {
      await signIn(stage.popup, 'olga@pending.example');
      await sees(stage.popup, 'Your provider is not set up yet');
      await look(stage.popup, 'popup-not-set-up');
    });

    it('says what a suspended provider means', async () => {
      await stage.signedIn('sue@fjordline.example');
      await sees(stage.popup, 'Bitwarden suspended Fjordline Services.');
      await look(stage.popup, 'popup-provider-suspended');
    });

    it('marks the one client whose key does not open, and the suspended one, and no other', async () => {
      await stage.signedIn();
      await search(stage.popup, 'meridian', 'Meridian Opticians');
      await sees(stage.popup, 'Unreadable');
      await look(stage.popup, 'popup-unreadable');
      await search(stage.popup, 'fjord', 'Fjord Architects');
      await sees(stage.popup, 'Suspended');
      await search(stage.popup, 'clover', 'Clover Dental');
      expect(await shownText(stage.popup)).not.toMatch(/Unreadable|Suspended/);
    });
  });
}
