import { effect, untracked } from '@preact/signals';
import type { App } from './app.ts';
import { createExplorer, type Explorer } from './explorer.ts';
import { createLogArchive, type LogArchive } from './logArchive.ts';
import type { LogReaderOptions } from './logReader.ts';
import { createNotes } from './notes.ts';

export type Audit = ReturnType<typeof createAudit>;

/** The logs of the console, for one account at one provider. */
export function createAudit({ bridge, context, hosts }: App) {
  const around = {
    now: () => Date.now(),
    wait: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
    async technicians() {
      const shared = await bridge.call('requests.sharing', {}, { repeat: true });
      return shared.ok ? shared.value.technicians : 1;
    },
  };
  const begun: Explorer[] = [];
  const explorer = (read: LogReaderOptions['read'], archive?: LogArchive): Explorer => {
    const made = createExplorer({ ...around, read, archive });
    begun.push(made);
    return made;
  };

  /** What was stopped for want of a host goes on where it was. */
  const stopListening = effect(() => {
    if (hosts.failure.value !== null) return;
    const stopped = begun.filter(({ failure }) => failure.peek()?.kind === 'hostPermission');
    for (const { loadMore } of stopped) void untracked(loadMore);
  });

  return {
    notes: createNotes(bridge),
    provider: explorer(
      (asked) => bridge.call('events.list', asked, { repeat: true }),
      createLogArchive({
        read: (asked) => bridge.call('events.kept', asked, { repeat: true }),
        write: (what) => bridge.call('events.keep', what),
      }),
    ),
    account: explorer((asked) => bridge.call('account.events', asked, { repeat: true })),
    /** Of the client on screen now; another one's is another log. */
    client: (): Explorer =>
      explorer(
        (asked) =>
          context.inClient((token) => bridge.call('client.events', asked, { context: token, repeat: true })),
        createLogArchive({
          read: (asked) =>
            context.inClient((token) =>
              bridge.call('client.keptEvents', asked, { context: token, repeat: true }),
            ),
          write: (what) =>
            context.inClient((token) => bridge.call('client.keepEvents', what, { context: token })),
        }),
      ),
    end(): void {
      stopListening();
      for (const each of begun) each.end();
    },
  };
}
