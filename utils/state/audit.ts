import { computed, effect, untracked } from '@preact/signals';
import type { LogKind } from '../domain/severity.ts';
import type { ConsoleApp } from './consoleApp.ts';
import { createExplorer, type Explorer, type LogJobs } from './explorer.ts';
import { createLogArchive, type LogArchive } from './logArchive.ts';
import type { LogReaderOptions as ReaderOptions } from './logReader.ts';
import { createNotes } from './notes.ts';

export type Audit = ReturnType<typeof createAudit>;

type Client = NonNullable<ReturnType<ConsoleApp['context']['client']['peek']>>;

/** The logs of the console, for one account at one provider. */
export function createAudit({ bridge, context, hosts, jobs }: ConsoleApp) {
  const begun: Explorer[] = [];

  function explorer(
    of: LogKind,
    client: Client | null,
    read: ReaderOptions['read'],
    archive: LogArchive,
    begin: LogJobs['begin'],
  ): Explorer {
    const made = createExplorer({
      now: () => Date.now(),
      read,
      archive,
      jobs: {
        all: computed(() =>
          jobs.jobs.value.filter(({ log }) => log?.of === of && log.client?.id === client?.id),
        ),
        async begin(range) {
          const result = await begin(range);
          await jobs.load();
          return result;
        },
        resume: jobs.resume,
        pause: jobs.pause,
      },
    });
    begun.push(made);
    return made;
  }

  /** What was stopped for want of a host goes on where it was. */
  const stopListening = effect(() => {
    if (hosts.failure.value !== null) return;
    const stopped = begun.filter(({ failure }) => failure.peek()?.kind === 'hostPermission');
    for (const { loadMore } of stopped) void untracked(loadMore);
  });

  return {
    notes: createNotes(bridge),
    provider: explorer(
      'provider',
      null,
      (asked) => bridge.call('events.list', asked, { repeat: true }),
      createLogArchive({
        read: (asked) => bridge.call('events.kept', asked, { repeat: true }),
        write: (what) => bridge.call('events.keep', what),
      }),
      (range) => bridge.call('events.load', { range }),
    ),
    account: explorer(
      'account',
      null,
      (asked) => bridge.call('account.events', asked, { repeat: true }),
      createLogArchive({
        read: (asked) => bridge.call('account.keptEvents', asked, { repeat: true }),
        write: (what) => bridge.call('account.keepEvents', what),
      }),
      (range) => bridge.call('account.loadEvents', { range }),
    ),
    /** Of the client on screen now; another one's is another log. */
    client: (): Explorer =>
      explorer(
        'client',
        context.client.peek(),
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
        (range) =>
          context.inClient((token) => bridge.call('client.loadEvents', { range }, { context: token })),
      ),
    end(): void {
      stopListening();
      for (const each of begun) each.end();
    },
  };
}
