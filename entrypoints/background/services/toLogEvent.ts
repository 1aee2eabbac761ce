import { deviceLabel, type LogEvent } from '../../../utils/domain/events.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import { plainText } from '../../../utils/domain/plainText.ts';
import type { WireEvent } from '../../../utils/wire/events.ts';
import type { Names } from './logNames.ts';

const SYSTEM_USERS: Record<number, string> = {
  1: 'SCIM',
  2: 'Domain verification',
  3: 'Public API',
  4: 'Two-step policy',
  5: 'Bitwarden',
};

/** What an event was done to, the narrowest first. */
const OBJECTS = [
  'providerUserId',
  'providerOrganizationId',
  'cipherId',
  'collectionId',
  'groupId',
  'policyId',
  'organizationUserId',
  'secretId',
  'projectId',
  'grantedServiceAccountId',
  'sendId',
] as const satisfies (keyof WireEvent)[];

/** The first eight characters, as Bitwarden's own log shows ids nobody here can name. */
const shortId = (id: string | null): string | null => id?.slice(0, 8) ?? null;

function actorOf(event: WireEvent, { people, provider }: Names): Pick<LogEvent, 'actor' | 'actorId'> {
  const actorId =
    event.actingUserId ?? event.userId ?? event.serviceAccountId ?? event.installationId ?? null;
  const system = event.systemUser ? SYSTEM_USERS[event.systemUser] : undefined;
  if (system) return { actor: system, actorId };
  // a client's log names the provider of whoever acted for it, and only Provider Admins may list who that is
  const isColleague = event.organizationId && event.providerId && event.providerId === provider?.id;
  const colleague = isColleague && actorId ? provider.name : null;
  return { actor: people.get(actorId ?? '') ?? colleague ?? shortId(actorId), actorId };
}

function clientOf(event: WireEvent, { clients }: Names): LogEvent['client'] {
  const link = event.providerOrganizationId;
  const known = clients.get(link ?? event.organizationId ?? '');
  if (known) return { id: known.id, name: known.name, code: known.code, hue: known.hue };
  // unlinked before anybody here saw its name
  return link ? { id: null, name: shortId(link) ?? '', code: null, hue: null } : null;
}

function objectOf(
  event: WireEvent,
  { people }: Names,
  client: LogEvent['client'],
): Pick<LogEvent, 'object' | 'objectId'> {
  const objectId = OBJECTS.map((of) => event[of]).find((id) => id) ?? null;
  if (event.domainName && !objectId) return { object: plainText(event.domainName), objectId };
  if (objectId === event.providerOrganizationId) return { object: client?.name ?? null, objectId };
  const isPerson = objectId === event.providerUserId || objectId === event.organizationUserId;
  const named = isPerson ? (people.get(objectId ?? '') ?? people.get(event.userId ?? '')) : undefined;
  return { object: named ?? shortId(objectId), objectId };
}

/**
 * One event in words and ids.
 *
 * @param seen how often each key came before in the same answer; counted on
 */
export function toLogEvent(event: WireEvent, names: Names, seen: Map<string, number>): LogEvent {
  const at = Date.parse(event.date);
  if (!(at >= 0)) throw new FailureError('unexpectedAnswer');
  const who = actorOf(event, names);
  const client = clientOf(event, names);
  const what = objectOf(event, names, client);
  const key = [event.date, event.type, who.actorId, what.objectId ?? what.object, event.userId].join(' ');
  const before = seen.get(key) ?? 0;
  seen.set(key, before + 1);
  return {
    key: before === 0 ? key : `${key} ${before}`,
    at,
    type: event.type,
    ...who,
    ...what,
    client,
    device: event.serviceAccountId ? { kind: 'sdk', name: null } : deviceLabel(event.deviceType ?? null),
    ip: event.ipAddress ? plainText(event.ipAddress) : null,
  };
}
