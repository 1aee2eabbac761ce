import { FailureError } from '../../../utils/domain/failures.ts';
import type { ProviderId } from '../../../utils/domain/ids.ts';
import { createMutex } from '../stores/mutex.ts';
import type { Directory } from './directory.ts';
import type { OwnRecords } from './ownRecords.ts';
import type { SessionService } from './session.ts';

/**
 * How far the popup has shown a technician the log of a provider: what it calls new came since. The badge goes by what
 * was marked as seen in the console instead (`alerts.ts`). Kept sealed, because it says when they looked.
 */
export function createSeen(session: SessionService, directory: Directory, own: OwnRecords) {
  const inTurn = createMutex();

  return {
    /**
     * Everything up to that time (epoch milliseconds) was on screen. What was seen stays seen.
     *
     * @returns how far it was seen before; null: never
     * @throws FailureError `staleContext`: not the provider worked for
     */
    note: (providerId: ProviderId, at: number): Promise<number | null> =>
      inTurn(async () => {
        const { era } = await session.require();
        if ((await directory.acting(era))?.provider.id !== providerId) throw new FailureError('staleContext');
        const { at: before = null } = await own.seen.read(providerId);
        if (before === null || before < at) await own.seen.write(era, providerId, { at });
        return before;
      }),
  };
}
