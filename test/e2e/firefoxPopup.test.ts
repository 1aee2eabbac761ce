import { describe, it } from 'vitest';
import { launch } from './harness/browser.ts';
import { startLocalServer } from './harness/server.ts';
import { SERVICE_USER, sees, signIn } from './steps.ts';
import { tellPopup } from './stories.ts';

describe('in Firefox', () => {
  tellPopup('firefox');

  it('signs in with Argon2id against a slow server although the browser ends idle workers after 3 s', async () => {
    const server = await startLocalServer({ latency: 2_500 });
    const browser = await launch('firefox', {
      port: server.port,
      prefs: { 'extensions.background.idle.timeout': 3_000 },
    });
    const popup = await browser.openPopup();
    await signIn(popup, SERVICE_USER);
    await sees(popup, 'Clover Dental');
    await browser.close();
    await server.stop();
  });
});
