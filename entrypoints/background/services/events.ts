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
import type { ApiService } from './api.ts';
import type { LogNames } from './logNames.ts';
import { toLogEvent } from './toLogEvent.ts';

/** What a page asks of a log. */
interface Asked extends AskedEvents {
  /** Nobody waits for it: whatever somebody waits for goes first. */
  quietly?: boolean | undefined;
}

/** The three logs: the provider's, one client's, one's own account's. Reading them writes nothing. */
export function createEvents(api: ApiService, names: LogNames) {
  async function read(request: WireRequest<WireEventPage>, asked: Asked): Promise<EventPage> {
    const { data, continuationToken } = await api.send(request, { background: asked.quietly === true });
    // a server that hands out the token it was asked with would be followed for ever
    if (continuationToken && continuationToken === asked.continuation)
      throw new FailureError('unexpectedAnswer');
    const known = await names();
    const seen = new Map<string, number>();
    return {
      events: data.map((event) => toLogEvent(event, known, seen)),
      continuation: continuationToken || null,
    };
  }

  return {
    ofProvider: (scope: ProviderScope, asked: Asked) => read(getProviderEvents(scope, asked), asked),
    ofClient: (scope: ClientScope, asked: Asked) => read(getClientEvents(scope, asked), asked),
    ofAccount: (asked: Asked) => read(getAccountEvents(asked), asked),
  };
}
