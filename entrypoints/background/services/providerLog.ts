import type { EventPage } from '../../../utils/domain/events.ts';
import type { ProviderScope } from '../../../utils/wire/scope.ts';
import type { Alerts } from './alerts.ts';
import type { ContextService } from './context.ts';
import type { AskedLog, Events } from './events.ts';
import type { PaintService } from './paint.ts';
import type { Invitations } from './people/invitations.ts';

interface ProviderLogDependencies {
  events: Events;
  paint: PaintService;
  invitations: Invitations;
  alerts: Alerts;
  context: ContextService;
}

export type ProviderLog = ReturnType<typeof createProviderLog>;

/** The provider's log, whoever reads it: the glance, the dates of invitations and the badge learn from each page. */
export function createProviderLog({ events, paint, invitations, alerts, context }: ProviderLogDependencies) {
  return async (scope: ProviderScope, asked: AskedLog): Promise<EventPage> => {
    const page = await events.ofProvider(scope, asked);
    if (asked.continuation === null) await paint.keepGlance(scope, page.events, asked.range?.end);
    // the log is shown whatever becomes of what is noted beside it
    await invitations.noteLogged(scope, page.events).catch(() => undefined);
    if (await alerts.note(scope, page.events)) await context.showCurrent();
    return page;
  };
}
