import { EVENT, type LogRow } from '../audit/logRow.ts';
import { type Client, PROVIDER_USER_STATUS, type Provider, type ProviderUser } from '../model.ts';
import { type Random, random } from './random.ts';
import { pause, workMoment } from './workdays.ts';

const MINUTE = 60_000;
/** Browser extensions, web vaults, desktop apps of reference/provider-api.md section 1. */
const DEVICE_TYPES = [2, 2, 3, 5, 9, 9, 10, 12, 6, 7, 8] as const;
/** Addresses set aside for documentation. */
const NETWORKS = ['203.0.113', '198.51.100', '192.0.2'] as const;
/** A type no client knows yet. */
const UNKNOWN_TYPE = 2631;

type Where = { deviceType: number; ipAddress: string };

export function somewhere(draw: Random): Where {
  return { deviceType: draw.pick(DEVICE_TYPES), ipAddress: `${draw.pick(NETWORKS)}.${draw.int(2, 250)}` };
}

interface Worker extends Where {
  person: ProviderUser;
  userId: string;
}

/** Everyone who can work, each on their own machine. */
function workersOf(people: readonly ProviderUser[], draw: Random): Worker[] {
  return people.flatMap((person) =>
    person.accountId !== null && person.status === PROVIDER_USER_STATUS.confirmed
      ? [{ person, userId: person.accountId, ...somewhere(draw) }]
      : [],
  );
}

function row(type: number, at: number, provider: Provider, who: Worker, more: Partial<LogRow> = {}): LogRow {
  const { deviceType, ipAddress, userId } = who;
  return { type, at, providerId: provider.id, actingUserId: userId, deviceType, ipAddress, ...more };
}

const userRow = (type: number, at: number, provider: Provider, who: Worker) =>
  row(type, at, provider, who, { userId: who.userId });

/** Someone signs in, now and then at the second try, and opens a few clients. */
function burst(
  provider: Provider,
  clients: readonly Client[],
  who: Worker,
  from: number,
  draw: Random,
): LogRow[] {
  const rows: LogRow[] = [];
  let at = from;
  if (draw.chance(0.1)) {
    rows.push(userRow(EVENT.userFailedLogIn, at, provider, who));
    at += draw.int(5_000, 60_000);
  }
  rows.push(userRow(EVENT.userLoggedIn, at, provider, who));
  const [first, ...rest] = clients;
  if (!first) return rows;
  for (let opened = draw.int(0, 5); opened > 0; opened--) {
    at += pause(draw);
    const client = draw.pick([first, ...rest]);
    rows.push(row(EVENT.clientVaultAccessed, at, provider, who, { providerOrganizationId: client.linkId }));
  }
  return rows;
}

/** What happens seldom: people and clients come and go, a second step is turned off, a wrong code. */
function rarities(
  provider: Provider,
  people: readonly ProviderUser[],
  clients: readonly Client[],
  workers: readonly Worker[],
  now: number,
  draw: Random,
): LogRow[] {
  const [admin, other = admin] = workers;
  if (!admin || !other) return [];
  const at = () => workMoment(draw, now);
  const about = (person: ProviderUser) => ({
    providerUserId: person.id,
    ...(person.accountId === null ? {} : { userId: person.accountId }),
  });
  const rows = [
    userRow(1003, at(), provider, other),
    userRow(EVENT.userFailedLogInTwoStep, at(), provider, workers.at(-1) ?? other),
    row(UNKNOWN_TYPE, at(), provider, admin),
    row(1803, at(), provider, admin, { providerUserId: draw.guid(), userId: draw.guid() }),
    row(1902, at(), provider, admin, { providerOrganizationId: draw.guid() }),
  ];
  for (const person of people.filter(({ status }) => status !== PROVIDER_USER_STATUS.confirmed)) {
    rows.push(row(1800, at(), provider, admin, { providerUserId: person.id }));
  }
  const last = workers.at(-1)?.person;
  if (last)
    rows.push(row(1801, at(), provider, admin, about(last)), row(1802, at(), provider, admin, about(last)));
  for (const [index, client] of clients.slice(-3).entries()) {
    rows.push(
      row(index === 0 ? 1901 : 1900, at(), provider, admin, { providerOrganizationId: client.linkId }),
    );
  }
  return rows;
}

/** `count` rows of a provider's log over the last thirty days, the newest a few minutes old. */
export function providerLog(
  provider: Provider,
  people: readonly ProviderUser[],
  clients: readonly Client[],
  { count, seed, now }: { count: number; seed: number; now: number },
): LogRow[] {
  const draw = random(seed, 'provider log', provider.id);
  const [first, ...rest] = workersOf(people, draw);
  if (!first || count === 0) return [];
  const newest = burst(provider, clients, first, now - 38 * MINUTE, draw);
  const rows = [...newest, ...rarities(provider, people, clients, [first, ...rest], now, draw)];
  while (rows.length < count) {
    rows.push(...burst(provider, clients, draw.pick([first, ...rest]), workMoment(draw, now), draw));
  }
  return rows.slice(0, count);
}
