import { PAINT_LEFT, packLeft } from '../../../utils/bridge/paint.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import type { ProviderId } from '../../../utils/domain/ids.ts';
import type { Left } from '../../../utils/domain/left.ts';
import type { Platform } from '../platform.ts';
import type { Directory } from './directory.ts';
import type { Guard } from './guard.ts';
import type { SessionService } from './session.ts';

interface PopupLeftDependencies {
  platform: Platform;
  session: SessionService;
  directory: Directory;
  guard: Guard;
}

/** How the popup was left, in memory only; a lock takes it away with all else that may be painted. */
export function createPopupLeft({ platform, session, directory, guard }: PopupLeftDependencies) {
  const forget = (): Promise<void> => platform.session.remove(PAINT_LEFT);

  return {
    forget,
    /** @throws FailureError `locked`, `signedOut`, `staleContext`: what was typed there belongs to nobody any more */
    async keep(providerId: ProviderId, left: Left | null): Promise<void> {
      const { era } = await session.require();
      const acting = await directory.acting(era);
      if (acting?.provider.id !== providerId) throw new FailureError('staleContext');
      await guard.depart({ era, scope: acting.scope }, () =>
        left
          ? platform.session.set({ [PAINT_LEFT]: packLeft({ ...left, providerId, at: platform.now() }) })
          : forget(),
      );
    },
  };
}
