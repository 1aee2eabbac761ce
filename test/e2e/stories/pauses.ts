import { describe, expect, it } from 'vitest';
import { until } from '../harness/until.ts';
import type { Stage } from '../stage.ts';
import { look, press, sees, seesNot } from '../steps.ts';

export function tellPauses(stage: Stage): void {
  describe('when Bitwarden asks to wait', () => {
    it('says until when on every page, and goes on by itself', async () => {
      await stage.signedIn();
      const console_ = await stage.openConsole('#/events');
      await sees(console_, 'loaded, more exist');
      const synced = async () =>
        (await stage.server.requests()).filter(
          ({ path, status }) => path.includes('/api/sync') && status === 200,
        ).length;
      const before = await synced();

      await stage.server.setFaults(['rate-limit-long@/api/sync']);
      await press(stage.popup, 'Refresh');
      await sees(stage.popup, 'Bitwarden asks to wait until');
      await stage.server.setFaults([]);
      expect(await synced()).toBe(before);
      await sees(console_, 'Your work goes on by itself.');
      await look(stage.popup, 'popup-paused');
      await look(console_, 'console-paused');

      await seesNot(stage.popup, 'Bitwarden asks to wait until');
      await seesNot(console_, 'Bitwarden asks to wait until');
      await until('the list to be read', async () => (await synced()) > before);
      await sees(stage.popup, 'Clover Dental');
      expect(await synced()).toBe(before + 1);
    });
  });
}
