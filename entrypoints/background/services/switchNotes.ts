import type { ClientId, ProviderId } from '../../../utils/domain/ids.ts';
import type { Platform } from '../platform.ts';
import type { Changes } from './changes.ts';
import type { ContextService } from './context.ts';
import type { PaintService } from './paint.ts';
import type { UsageService } from './usage.ts';

/** Milliseconds after a switch in which the worker has better things to do than to order rows. */
const COUNTED_AFTER = 1_000;

interface SwitchNotesDependencies {
  platform: Platform;
  usage: UsageService;
  context: ContextService;
  paint: PaintService;
  changed: Changes;
}

/**
 * What a switch leaves behind: the client on the toolbar and in what pages paint from, and one use more of it. Who
 * switched does not wait for it, a tab opens sooner than a badge is written; a worker that dies meanwhile leaves it to
 * the next (`aftermath.ts`).
 */
export function createSwitchNotes({ platform, usage, context, paint, changed }: SwitchNotesDependencies) {
  const paintAnew = async () => {
    await paint.write();
    await changed('paint');
  };
  return async (providerId: ProviderId, clientId: ClientId): Promise<void> => {
    // a lock that comes in between takes away what would be shown
    await context.showCurrent().catch(() => undefined);
    await paintAnew();
    await platform.wait(COUNTED_AFTER);
    await usage.note(providerId, clientId);
    await paintAnew();
  };
}
