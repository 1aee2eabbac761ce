import { browser } from 'wxt/browser';
import type { Client } from '../domain/clients.ts';
import type { LogEvent } from '../domain/events.ts';
import { HUES, type Hue } from '../domain/identity.ts';
import type { ClientId, LinkId, ProviderId } from '../domain/ids.ts';
import { LEFT_FOR, type Left } from '../domain/left.ts';
import { MEMBER_ROLES, MEMBER_STATUSES, type Membership } from '../domain/memberships.ts';
import type { Provider } from '../domain/providers.ts';
import { type Account, holds, type LockTimes } from '../domain/session.ts';
import type { Usages } from '../domain/usage.ts';

/** The strings a page may paint from before the worker wakes; all are gone the moment it locks. */
export const PAINT_HEAD = 'paint.head';
export const PAINT_LIST = 'paint.list';
/** How the popup was left: written with every key, so it is no part of the head. */
export const PAINT_LEFT = 'paint.left';

const PAINT_VERSION = 3;
/** Rows in the head: more than a popup shows at once. */
export const HEAD_ROWS = 40;
/** Beyond this, in characters, the list stays in the worker. */
export const LIST_LIMIT = 3_000_000;

export interface PaintHead {
  v: typeof PAINT_VERSION;
  lock: LockTimes;
  account: Account;
  host: string;
  provider: Provider;
  providerCount: number;
  current: Client | null;
  syncedAt: number;
  /** How many clients there are; `rows` holds those a list shows first. */
  total: number;
  rows: Client[];
  usages: Usages;
  /** Where the whole list is: in `paint.list`, or only in the worker because it is too long. */
  list: 'head' | 'paint' | 'worker';
  /** The same in the list that belongs to this head. */
  stamp: string;
  /** Latest provider events without IP or e-mail addresses; null before they were read, or for a Service User. */
  glance: LogEvent[] | null;
}

/** 0: none. */
type PackedMembership = 0 | [role: number, status: number, grants: number];

/** 0: neither pinned nor tagged. */
type PackedLabels = 0 | [isPinned: 0 | 1, ...tags: string[]];

type Tuple = [
  ClientId,
  LinkId,
  string,
  string,
  number,
  number | null,
  0 | 1 | 2,
  number,
  PackedMembership,
  number,
  string,
  PackedLabels,
];

const TROUBLES = [null, 'suspended', 'unreadable'] as const;

function packMembership(membership: Membership | null): PackedMembership {
  if (!membership) return 0;
  const { role, status, grants } = membership;
  return [MEMBER_ROLES.indexOf(role), MEMBER_STATUSES.indexOf(status), grants];
}

/** What does not stand in the lists gives no rights. */
function unpackMembership(packed: PackedMembership): Membership | null {
  if (packed === 0) return null;
  const role = MEMBER_ROLES[packed[0]];
  const status = MEMBER_STATUSES[packed[1]];
  return role && status ? { role, status, grants: packed[2] } : null;
}

/** Clients as short tuples: a long list of objects is many times slower to read (design section 6). */
export function packClients(stamp: string, clients: readonly Client[]): string {
  const tuples: Tuple[] = clients.map((client) => [
    client.id,
    client.linkId,
    client.name,
    client.plan,
    client.seats.used,
    client.seats.total,
    TROUBLES.indexOf(client.trouble) as 0 | 1 | 2,
    client.features,
    packMembership(client.membership),
    HUES.indexOf(client.hue),
    client.code,
    client.isPinned || client.tags.length > 0 ? [client.isPinned ? 1 : 0, ...client.tags] : 0,
  ]);
  return `${stamp}\n${JSON.stringify(tuples)}`;
}

/** null when the list carries another stamp: it belongs to another head. */
export function unpackClients(stamp: string, text: string): Client[] | null {
  const end = text.indexOf('\n');
  if (text.slice(0, end) !== stamp) return null;
  const tuples: Tuple[] = JSON.parse(text.slice(end + 1));
  return tuples.map(
    ([id, linkId, name, plan, used, total, trouble, features, membership, hue, code, own]) => ({
      id,
      linkId,
      name,
      plan,
      seats: { used, total },
      trouble: TROUBLES[trouble] ?? null,
      features,
      membership: unpackMembership(membership),
      hue: HUES[hue] as Hue,
      code,
      isPinned: own !== 0 && own[0] === 1,
      tags: own === 0 ? [] : (own.slice(1) as string[]),
    }),
  );
}

export function packHead(head: Omit<PaintHead, 'v'>): string {
  return JSON.stringify({ v: PAINT_VERSION, ...head });
}

/** How a popup was left, for which provider and when (epoch milliseconds). */
export interface PaintLeft extends Left {
  providerId: ProviderId;
  at: number;
}

export const packLeft = (left: PaintLeft): string => JSON.stringify(left);

/** Head and list are two readings: a list written in between belongs to a head not read yet. */
let lastStamp: string | null = null;

async function readString(key: string): Promise<string | null> {
  const found: Record<string, unknown> = await browser.storage.session.get(key);
  const text = found[key];
  return typeof text === 'string' ? text : null;
}

/** What may be painted right now; null when there is nothing, another version wrote it, or the lock time is over. */
export async function readHead(now = Date.now()): Promise<PaintHead | null> {
  const text = await readString(PAINT_HEAD);
  if (text === null) return null;
  const head: PaintHead = JSON.parse(text);
  lastStamp = head.stamp;
  return head.v === PAINT_VERSION && Array.isArray(head.rows) && holds(head.lock, now) ? head : null;
}

/** How the popup was left; null when it was left as it began, or too long ago to be of use. */
export async function readLeft(now = Date.now()): Promise<PaintLeft | null> {
  const text = await readString(PAINT_LEFT);
  if (text === null) return null;
  const left: PaintLeft = JSON.parse(text);
  return left.at <= now && now - left.at < LEFT_FOR ? left : null;
}

/** The whole list behind the head that was read last; null when it is not kept here. */
export async function readList(): Promise<Client[] | null> {
  const text = await readString(PAINT_LIST);
  const list = text === null || lastStamp === null ? null : unpackClients(lastStamp, text);
  // ten thousand are a task by themselves, and showing them is another
  await new Promise((resolve) => setTimeout(resolve));
  return list;
}
