import { describe, it } from 'vitest';
import { launch } from '../harness/browser.ts';
import { startLocalServer } from '../harness/server.ts';
import type { Stage } from '../stage.ts';
import { look, sees, signIn } from '../steps.ts';

export function tellNoClients(stage: Stage): void {
  describe('a provider without clients', () => {
    it('says so, and who can add one', async () => {
      const emptyServer = await startLocalServer({ clients: 0, events: 0 });
      const emptyBrowser = await launch(stage.name, { port: emptyServer.port });
      try {
        const page = await emptyBrowser.openPopup();
        await signIn(page);
        await sees(page, 'No clients yet');
        await look(page, 'popup-empty');
        const console_ = await emptyBrowser.openConsole('#/client');
        await sees(console_, 'No clients yet');
        await look(console_, 'console-empty');
      } finally {
        await emptyBrowser.close();
        await emptyServer.stop();
      }
    });
  });
}
