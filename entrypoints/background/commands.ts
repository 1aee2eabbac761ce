import { createOpening } from './opening.ts';
import type { Platform } from './platform.ts';
import type { Services } from './services.ts';
import { BACK_COMMAND, LAST_COMMAND, LOCK_COMMAND } from './wakers.ts';

const DOCUMENT = 'command';

/** What the browser's shortcuts do. Where something is in the way, the console says what. */
export function createCommands(platform: Platform, services: Services) {
  const { changed, context, paint, session } = services;
  const open = createOpening(services);

  async function openLast(): Promise<void> {
    await session.require();
    const id = await context.last();
    if (id) await open(DOCUMENT, id);
  }

  async function leave(): Promise<void> {
    await session.require();
    await context.leave(DOCUMENT);
    await paint.write();
    await changed('paint');
  }

  const commands: Record<string, () => Promise<void>> = {
    [LOCK_COMMAND]: () => session.lock(),
    [LAST_COMMAND]: () => openLast().catch(() => platform.openConsole()),
    [BACK_COMMAND]: () => leave().catch(() => platform.openConsole()),
  };

  return async (name: string): Promise<void> => {
    if (Object.hasOwn(commands, name)) await commands[name]?.();
  };
}
