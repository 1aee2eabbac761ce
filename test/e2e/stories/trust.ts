import { describe, expect, it } from 'vitest';
import type { Stage } from '../stage.ts';
import { isHeaded, look, press, sees, seesNot, switchTo } from '../steps.ts';

export function tellTrust(stage: Stage): void {
  describe('a client whose key is another one than before', () => {
    it('is told by name on every page, stays readable, and is believed once a person says so', async () => {
      await stage.signedIn();
      const overview = await stage.openConsole('#/people');
      await sees(overview, 'Ada Wren');
      await stage.server.setFaults(['client-key-changed']);
      await press(stage.popup, 'Refresh');
      await sees(overview, 'The key of 1 client cannot be trusted');
      await look(overview, 'console-key-changed');

      const name = (await overview.$eval('.notice-danger bdi', (client) => client.textContent)) ?? '';
      await switchTo(stage.popup, name.toLowerCase(), name);
      const page = await stage.openConsole('#/client');
      await isHeaded(page, name);
      await sees(page, `The key of ${name} is not the one it was.`);
      await sees(page, 'collections. Reading their names leaves no trace.');
      await look(page, 'console-client-key-changed');

      await press(page, 'This key is right…');
      await sees(page, 'Only if you know why it is another one.');
      await look(page, 'console-client-key-sure');
      await press(page, 'Use this key');
      await seesNot(page, 'is not the one it was');
      await seesNot(overview, 'cannot be trusted');
      expect(await stage.vaultEvents()).toEqual([0, 0]);
    });
  });
}
