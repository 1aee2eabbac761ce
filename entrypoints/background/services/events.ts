import type { Client } from '../../../utils/domain/clients.ts';
import { deviceLabel, type EventPage, type LogEvent } from '../../../utils/domain/events.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import type { Person } from '../../../utils/domain/people.ts';
import { decide } from '../../../utils/domain/permissions.ts';
import { plainText } from '../../../utils/domain/plainText.ts';
import type { Provider } from '../../../utils/domain/providers.ts';
import {
  getAccountEvents,
  getClientEvents,
  getProviderEvents,
  type WireEvent,
  type WireEventPage,
} from '../../../utils/wire/events.ts';
import type { ClientScope, ProviderScope } from '../../../utils/wire/scope.ts';
import type { AccountService } from './account.ts';
import type { ApiService } from './api.ts';
import type { Directory } from './directory.ts';
import type { PeopleService } from './people/people.ts';
import type { SessionService } from './session.ts';

interface EventsDependencies {
  session: SessionService;
  api: ApiService;
  accounts: AccountService;
  directory: Directory;
  people: PeopleService;
}

/** Turns the ids of a log into names, as far as this session knows them. */
interface Names {
  provider: Provider | null;
  byUserId: Map<string, string>;
  byProviderUserId: Map<string, string>;
  byLinkId: Map<string, Client>;
  byClientId: Map<string, Client>;
}

const SYSTEM_USERS: Record<number, string> = {
  1: 'SCIM',
  2: 'Domain verification',
  3: 'Public API',
  5: 'Bitwarden',
};

const personName = ({ name, email }: Person): string => name ?? email;

/** The first eight characters, as Bitwarden's own log shows ids nobody here can name. */
const shortId = (id: string | null | undefined): string | null => id?.slice(0, 8) ?? null;

function actorOf(event: WireEvent, names: Names): string | null {
  const system = event.systemUser ? SYSTEM_USERS[event.systemUser] : undefined;
  if (system) return system;
  const id = event.actingUserId ?? event.userId;
  if (!id) return null;
  // a client's log names the provider of whoever acted for it, and only Provider Admins may list who that is
  const isColleague = event.organizationId && event.providerId && event.providerId === names.provider?.id;
  const colleague = isColleague ? names.provider?.name : null;
  return names.byUserId.get(id) ?? colleague ?? shortId(id);
}

function clientOf(event: WireEvent, names: Names): LogEvent['client'] {
  const link = event.providerOrganizationId;
  const known = link ? names.byLinkId.get(link) : names.byClientId.get(event.organizationId ?? '');
  if (known) return { id: known.id, name: known.name, code: known.code, hue: known.hue };
  // an unlinked client: its link resolves to nothing any more
  return link ? { id: null, name: shortId(link) ?? '', code: null, hue: null } : null;
}

/** What the event's words say it was done to. */
function objectOf(event: WireEvent, names: Names, client: LogEvent['client']): string | null {
  if (event.providerUserId)
    return names.byProviderUserId.get(event.providerUserId) ?? shortId(event.providerUserId);
  if (event.providerOrganizationId) return client?.name ?? null;
  if (event.domainName) return plainText(event.domainName);
  return shortId(
    event.cipherId ??
      event.collectionId ??
      event.groupId ??
      event.policyId ??
      event.organizationUserId ??
      null,
  );
}

function toLogEvent(event: WireEvent, index: number, names: Names): LogEvent {
  const at = Date.parse(event.date);
  if (!(at >= 0)) throw new FailureError('unexpectedAnswer');
  const client = clientOf(event, names);
  const subject =
    event.providerUserId ?? event.providerOrganizationId ?? event.cipherId ?? event.userId ?? '';
  return {
    key: `${event.date} ${event.type} ${subject} ${index}`,
    at,
    type: event.type,
    actor: actorOf(event, names),
    object: objectOf(event, names, client),
    client,
    device: deviceLabel(event.deviceType ?? null),
    ip: event.ipAddress ? plainText(event.ipAddress) : null,
  };
}

/** The three logs: the provider's, one client's, one's own account's. Reading them writes nothing. */
export function createEvents({ session, api, accounts, directory, people }: EventsDependencies) {
  async function names(): Promise<Names> {
    const current = await directory.currentProvider();
    const account = await accounts.get((await session.require()).accountId);
    const clients = (await directory.clients())?.clients ?? [];
    // names are a courtesy: a log is shown with short ids rather than not at all
    const team = decide(current?.provider ?? null, 'people.manage').allowed
      ? await people.known().catch(() => [])
      : [];
    return {
      provider: current?.provider ?? null,
      byUserId: new Map([
        ...(account ? [[account.id, account.name ?? account.email] as const] : []),
        ...team.flatMap((person) => (person.userId ? [[person.userId, personName(person)] as const] : [])),
      ]),
      byProviderUserId: new Map(team.map((person) => [person.id, personName(person)])),
      byLinkId: new Map(clients.map((client) => [client.linkId, client])),
      byClientId: new Map(clients.map((client) => [client.id, client])),
    };
  }

  /** `asked` is the token this page was asked with: a server that hands it out again would be followed for ever. */
  async function toPage(answer: WireEventPage, asked: string | null): Promise<EventPage> {
    const known = await names();
    const { continuationToken } = answer;
    if (continuationToken && continuationToken === asked) throw new FailureError('unexpectedAnswer');
    return {
      events: answer.data.map((event, index) => toLogEvent(event, index, known)),
      continuation: continuationToken || null,
    };
  }

  return {
    async ofProvider(scope: ProviderScope, continuation: string | null): Promise<EventPage> {
      return toPage(await api.send(getProviderEvents(scope, continuation)), continuation);
    },
    async ofClient(scope: ClientScope, continuation: string | null): Promise<EventPage> {
      return toPage(await api.send(getClientEvents(scope, continuation)), continuation);
    },
    async ofAccount(continuation: string | null): Promise<EventPage> {
      return toPage(await api.send(getAccountEvents(continuation)), continuation);
    },
  };
}
