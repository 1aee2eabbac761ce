import type { EVENT_OPERATIONS } from '../../utils/bridge/contract/events.ts';
import type { Handlers } from './handlers.ts';
import type { Services } from './services.ts';

/** The part of the handlers that is about logs: read, kept, and what is noted beside them. */
export function createEventHandlers(services: Services): Pick<Handlers, keyof typeof EVENT_OPERATIONS> {
  const { events, alerts, invitations, logKeeping, paint, context } = services;
  return {
    'client.events': (asked, { scope }) => events.ofClient(scope, asked),
    'client.keptEvents': ({ segment }, { scope }) => logKeeping.read(scope, segment),
    'client.keepEvents': (what, { scope }) => logKeeping.keep(scope, what),
    'events.list': async (asked, { provider }) => {
      const page = await events.ofProvider(provider, asked);
      if (asked.continuation === null) await paint.keepGlance(provider, page.events, asked.range?.end);
      // the log is shown whatever becomes of what is noted beside it
      await invitations.noteLogged(provider, page.events).catch(() => undefined);
      if (await alerts.note(provider, page.events)) await context.showCurrent();
      return page;
    },
    'events.kept': ({ segment }, { provider }) => logKeeping.read(provider, segment),
    'events.keep': (what, { provider }) => logKeeping.keep(provider, what),
    'account.events': (asked) => events.ofAccount(asked),
    'notes.read': (_, { provider }) => logKeeping.notes(provider),
    'notes.write': async (what, { provider }) => {
      const written = await logKeeping.writeNotes(provider, what);
      await context.showCurrent();
      return written;
    },
  };
}
