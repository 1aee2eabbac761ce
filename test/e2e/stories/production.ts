import { expect, it } from 'vitest';
import { type BrowserName, launch } from '../harness/browser.ts';
import { startLocalServer } from '../harness/server.ts';
import { startTlsFront } from '../harness/tlsFront.ts';
import { press, sees, signIn, switchTo } from '../steps.ts';

/** What the browsers' makers have them look for at each start, extension or not. */
const OF_THE_BROWSER = /\.(?:google|googleapis|gstatic|mozilla|firefox)\.(?:com|net|org)$/;

/** The whole way through what ships, unchanged: its hosts lead to the local server, over TLS. */
export function tellProduction(name: BrowserName): void {
  it('signs in, lists, switches, glances, locks and signs in at the other region, and asks no other host', async () => {
    const server = await startLocalServer();
    const front = await startTlsFront(server.port);
    const hosts = () => front.hosts().filter((host) => !OF_THE_BROWSER.test(host));
    const browser = await launch(name, { port: server.port, front });
    try {
      const popup = await browser.openPopup();
      await signIn(popup);
      await sees(popup, 'Kim Larsen logged in');
      await switchTo(popup, 'clo de', 'Clover Dental');
      await press(popup, 'Lock now');
      await sees(popup, 'Enter your master password');
      expect(hosts()).toEqual(['identity.bitwarden.com', 'api.bitwarden.com']);

      await press(popup, 'Sign out');
      await sees(popup, 'bitwarden.eu');
      await press(popup, 'bitwarden.eu', 'radio');
      await signIn(popup);
      await sees(popup, 'Kim Larsen logged in');
      expect(hosts().slice(2)).toEqual(['identity.bitwarden.eu', 'api.bitwarden.eu']);

      expect(front.requests().length).toBeGreaterThan(10);
      // nothing but the permission for its hosts lets the extension read these answers
      expect(front.requests().filter(({ hasCors }) => hasCors)).toEqual([]);
      expect((await server.requests()).some(({ hasOrigin }) => hasOrigin)).toBe(true);
    } finally {
      await browser.close();
      await front.close();
      await server.stop();
    }
  });
}
