import type { EVENT_OPERATIONS } from '../../utils/bridge/contract/events.ts';
import { FailureError } from '../../utils/domain/failures.ts';
import type { ClientId } from '../../utils/domain/ids.ts';
import { type JobView, type LogJob, viewOf } from '../../utils/domain/jobs.ts';
import type { Span } from '../../utils/domain/logRange.ts';
import type { ProviderScope } from '../../utils/wire/scope.ts';
import type { Handlers } from './handlers.ts';
import type { KeptLog, ToKeep } from './services/logKeeping.ts';
import type { Services } from './services.ts';

/** The part of the handlers that is about logs: read, kept, and what is noted beside them. */
export function createEventHandlers(services: Services): Pick<Handlers, keyof typeof EVENT_OPERATIONS> {
  const { events, providerLog, logKeeping, jobs, directory, context } = services;

  const own = (provider: ProviderScope): KeptLog => ({ ...provider, isOwn: true });

  async function keep(log: KeptLog, what: ToKeep): Promise<Record<string, never>> {
    await logKeeping.add(log, what);
    return {};
  }

  async function load(
    provider: ProviderScope,
    range: Span,
    what: Pick<LogJob, 'of' | 'client'>,
  ): Promise<JobView> {
    const log = { ...what, range, covered: [], left: null };
    return viewOf(await jobs.start(provider, { kind: 'loadLog', items: [], log }));
  }

  async function named(id: ClientId): Promise<NonNullable<LogJob['client']>> {
    const client = await directory.client(id);
    if (!client) throw new FailureError('staleContext');
    return { id, name: client.name };
  }

  return {
    'client.events': (asked, { scope }) => events.ofClient(scope, asked),
    'client.keptEvents': (asked, { scope }) => logKeeping.read(scope, asked),
    'client.keepEvents': (what, { scope }) => keep(scope, what),
    'client.loadEvents': async ({ range }, { scope, provider }) =>
      load(provider, range, { of: 'client', client: await named(scope.clientId) }),
    'events.list': (asked, { provider }) => providerLog(provider, asked),
    'events.kept': (asked, { provider }) => logKeeping.read(provider, asked),
    'events.keep': (what, { provider }) => keep(provider, what),
    'events.load': ({ range }, { provider }) => load(provider, range, { of: 'provider', client: null }),
    'account.events': (asked) => events.ofAccount(asked),
    'account.keptEvents': (asked, { provider }) => logKeeping.read(own(provider), asked),
    'account.keepEvents': (what, { provider }) => keep(own(provider), what),
    'account.loadEvents': ({ range }, { provider }) => load(provider, range, { of: 'account', client: null }),
    'notes.read': (_, { provider }) => logKeeping.notes(provider),
    'notes.write': async (what, { provider }) => {
      const written = await logKeeping.writeNotes(provider, what);
      await context.showCurrent();
      return written;
    },
  };
}
