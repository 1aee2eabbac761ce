import type { Changes } from './changes.ts';
import type { ContextService } from './context.ts';
import type { Door } from './door.ts';
import type { PaintService } from './paint.ts';

interface AftermathDependencies {
  door: Door;
  context: ContextService;
  paint: PaintService;
  changed: Changes;
}

/**
 * What a worker that died left half done on screen: a client on the toolbar of a locked session, or one that is not
 * worked in any more. The next worker makes it good, once.
 */
export function createAftermath({ door, context, paint, changed }: AftermathDependencies) {
  let mending: Promise<void> | null = null;

  async function mend(): Promise<void> {
    if (!(await door.secrets())) return door.lockUnlessHeld();
    await context.showCurrent();
    if (await paint.catchUp()) await changed('paint');
  }

  /** Never fails: what cannot be read is said to whoever asks for it. */
  return (): Promise<void> => {
    mending ??= mend().catch(() => undefined);
    return mending;
  };
}
