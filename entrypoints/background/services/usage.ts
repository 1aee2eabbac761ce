import type { ClientId, ProviderId } from '../../../utils/domain/ids.ts';
import { type Usages, withUse } from '../../../utils/domain/usage.ts';
import type { Platform } from '../platform.ts';
import { createMutex } from '../stores/mutex.ts';
import type { OwnRecords } from './ownRecords.ts';
import type { SessionService } from './session.ts';

export type UsageService = ReturnType<typeof createUsage>;

/** Which clients a technician switches to: it orders lists, and nothing else hangs on it. */
export function createUsage(platform: Platform, session: SessionService, own: OwnRecords) {
  const inTurn = createMutex();
  return {
    /** What does not open is as if nothing had been used. */
    read: (providerId: ProviderId): Promise<Usages> => own.usage.read(providerId).catch(() => ({})),
    /** One more switch. Nobody waits for it, and what cannot be kept is not. */
    note: (providerId: ProviderId, clientId: ClientId): Promise<void> =>
      inTurn(async () => {
        const { era } = await session.require();
        const before = await own.usage.read(providerId);
        await own.usage.write(era, providerId, withUse(before, clientId, platform.now()));
      }).catch(() => undefined),
  };
}
