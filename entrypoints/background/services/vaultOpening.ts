import type { ViewScope } from '../../../utils/wire/scope.ts';
import type { Platform } from '../platform.ts';
import type { LogKeeping } from './logKeeping.ts';
import type { WebVault } from './webVault.ts';

interface VaultOpeningDependencies {
  platform: Platform;
  logKeeping: LogKeeping;
  webVault: WebVault;
}

/** Opens a client's vault, which Bitwarden records. Why is on record here before anything is there: what cannot be kept opens nothing. */
export const createVaultOpening =
  ({ platform, logKeeping, webVault }: VaultOpeningDependencies) =>
  async (scope: ViewScope, reason?: string): Promise<void> => {
    const text = reason?.trim();
    await webVault.open(scope, 'vault', async () => {
      const at = Math.floor(platform.now());
      if (text) await logKeeping.noteReason(scope, { at, clientId: scope.clientId, text });
    });
  };
