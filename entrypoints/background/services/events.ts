import type { EventPage } from '../../../utils/domain/events.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import {
  type AskedEvents,
  getAccountEvents,
  getClientEvents,
  getProviderEvents,
  type WireEventPage,
} from '../../../utils/wire/events.ts';
import type { WireRequest } from '../../../utils/wire/request.ts';
import type { ClientScope, ProviderScope } from '../../../utils/wire/scope.ts';
import type { ApiService, Urgency } from './api.ts';
import type { LogNames } from './logNames.ts';
import type { MemberNames } from './memberNames.ts';
import { toLogEvent } from './toLogEvent.ts';

/** What a page asks of a log. */
export interface AskedLog extends AskedEvents {
  /** Nobody waits for it: whatever somebody waits for goes first. */
  quietly?: boolean | undefined;
}

export type Events = ReturnType<typeof createEvents>;

/** The three logs: the provider's, one client's, one's own account's. Reading them writes nothing. */
export function createEvents(api: ApiService, names: LogNames, memberNames: MemberNames) {
  async function read(
    request: WireRequest<WireEventPage>,
    asked: AskedLog,
    members?: (urgency: Urgency) => ReturnType<MemberNames>,
  ): Promise<EventPage> {
    const urgency = { background: asked.quietly === true };
    const { data, continuationToken } = await api.send(request, urgency);
    // a server that hands out the token it was asked with would be followed for ever
    if (continuationToken && continuationToken === asked.continuation)
      throw new FailureError('unexpectedAnswer');
    const known = await names();
    // the team's own names win
    if (members) known.people = new Map([...(await members(urgency)), ...known.people]);
    const seen = new Map<string, number>();
    return {
      events: data.map((event) => toLogEvent(event, known, seen)),
      continuation: continuationToken || null,
    };
  }

  return {
    ofProvider: (scope: ProviderScope, asked: AskedLog) => read(getProviderEvents(scope, asked), asked),
    /** With the names of its people where somebody explores it: a glance at its latest lines is not worth the request. */
    ofClient: (scope: ClientScope, asked: AskedLog) =>
      read(getClientEvents(scope, asked), asked, asked.range && ((urgency) => memberNames(scope, urgency))),
    ofAccount: (asked: AskedLog) => read(getAccountEvents(asked), asked),
  };
}
