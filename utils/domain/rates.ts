/** What Bitwarden counts, and how what we sent is counted here. Times are epoch milliseconds. */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** What a lane is for, as far as a person is told of its pause. */
export type LaneKind = 'read' | 'write' | 'signIn';

/** So many requests in so many milliseconds. */
export interface Limit {
  readonly most: number;
  readonly window: number;
}

export interface Lane {
  readonly name: string;
  readonly kind: LaneKind;
  readonly host: 'api' | 'identity' | 'events';
  /** Every method where there is none. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Every path where there is none. */
  readonly path?: RegExp;
  readonly limits: readonly Limit[];
}

/** The part of a request the rules look at. */
export interface Asked {
  readonly host: 'api' | 'identity' | 'events';
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
}

const ORDINARY: readonly Limit[] = [
  { most: 60, window: MINUTE },
  { most: 5, window: SECOND },
];
const INVITES: readonly Limit[] = [
  { most: 5, window: MINUTE },
  { most: 300, window: DAY },
];
const TEN_A_MINUTE: readonly Limit[] = [{ most: 10, window: MINUTE }];

/**
 * The published limits (reference/provider-api.md section 10), read in their strictest sense: all paths of a lane count
 * together. A request is counted in every lane it belongs to; the narrower stand below the wider. The events host
 * publishes none and is held to those of the API.
 */
export const LANES: readonly Lane[] = [
  { name: 'get', kind: 'read', host: 'api', method: 'GET', limits: [{ most: 200, window: MINUTE }] },
  { name: 'post', kind: 'write', host: 'api', method: 'POST', limits: ORDINARY },
  { name: 'put', kind: 'write', host: 'api', method: 'PUT', limits: ORDINARY },
  { name: 'delete', kind: 'write', host: 'api', method: 'DELETE', limits: ORDINARY },
  { name: 'events', kind: 'write', host: 'events', limits: ORDINARY },
  { name: 'identity', kind: 'signIn', host: 'identity', limits: ORDINARY },
  {
    name: 'invite',
    kind: 'write',
    host: 'api',
    method: 'POST',
    path: /^\/organizations\/[^/]+\/users\/invite$/,
    limits: INVITES,
  },
  {
    name: 'resend',
    kind: 'write',
    host: 'api',
    method: 'POST',
    path: /^\/organizations\/[^/]+\/users\/[^/]+\/reinvite$/,
    limits: INVITES,
  },
  {
    name: 'mail',
    kind: 'signIn',
    host: 'api',
    method: 'POST',
    path: /^\/(two-factor\/send-email(-login)?|accounts\/resend-new-device-otp)$/,
    limits: [{ most: 5, window: 10 * MINUTE }],
  },
  {
    name: 'prelogin',
    kind: 'signIn',
    host: 'identity',
    path: /^\/accounts\/prelogin(\/password)?$/,
    limits: TEN_A_MINUTE,
  },
  { name: 'token', kind: 'signIn', host: 'identity', path: /^\/connect\/token$/, limits: TEN_A_MINUTE },
];

/** Every lane a request is counted in, the narrowest last. */
export function lanesOf({ host, method, path }: Asked): Lane[] {
  return LANES.filter(
    (lane) =>
      lane.host === host &&
      (lane.method === undefined || lane.method === method) &&
      (lane.path === undefined || lane.path.test(path)),
  );
}

/** Most technicians that may be said to share an address. */
export const MOST_TECHNICIANS = 100;

/** What one of so many technicians behind one address may send. A share below one becomes one in a longer time. */
export function shareOf({ most, window }: Limit, technicians: number): Limit {
  return technicians <= most
    ? { most: Math.floor(most / technicians), window }
    : { most: 1, window: window * Math.ceil(technicians / most) };
}

/** Who may use how much of a share: some of it is always left for those somebody waits for, and a little for the others. */
export interface Parts {
  readonly all: number;
  /** Most that requests somebody waits for may use. */
  readonly foreground: number;
  /** Most that requests nobody waits for may use. */
  readonly background: number;
}

/** A share below two cannot be divided, and one below five keeps nothing for the background. */
export function partsOf(most: number): Parts {
  const keptForForeground = most === 1 ? 0 : Math.ceil(most / 4);
  const keptForBackground = most < 5 ? 0 : Math.ceil(most / 20);
  return { all: most, foreground: most - keptForBackground, background: most - keptForForeground };
}

/**
 * How many requests fell into each tenth of a window: [tenth, somebody waited, nobody waited], oldest first. Ten small
 * numbers instead of hundreds of times.
 */
export type Tally = [tenth: number, foreground: number, background: number][];

const TENTHS = 10;
const lengthOf = ({ window }: Limit): number => window / TENTHS;

export const tenthAt = (share: Limit, at: number): number => Math.floor(at / lengthOf(share));

/** When a tenth stops to count: the whole window after its end, so that no request in it is forgotten early. */
const endsAt = (share: Limit, tenth: number): number => (tenth + 1) * lengthOf(share) + share.window;

/** What counts at `now`. After a clock that went back, everything is taken to have just happened. */
export function counted(tally: Tally, share: Limit, now: number): Tally {
  const newest = tally.at(-1)?.[0] ?? 0;
  const ahead = Math.max(0, newest - tenthAt(share, now));
  return tally
    .map(([tenth, foreground, background]): Tally[number] => [tenth - ahead, foreground, background])
    .filter(([tenth]) => endsAt(share, tenth) > now);
}

/** The tally with `by` more, or fewer, requests in that tenth; it never falls below none. */
export function tallied(tally: Tally, tenth: number, isBackground: boolean, by: 1 | -1): Tally {
  const [, foreground, background] = tally.find(([known]) => known === tenth) ?? [tenth, 0, 0];
  const changed: Tally[number] = isBackground
    ? [tenth, foreground, Math.max(0, background + by)]
    : [tenth, Math.max(0, foreground + by), background];
  return [...tally.filter(([known]) => known !== tenth), changed]
    .filter(([, a, b]) => a + b > 0)
    .sort((a, b) => a[0] - b[0]);
}

type Count = (entry: Tally[number]) => number;

/** When fewer than `most` count any more, after `ahead` others have gone first; 0 when that is so already. */
function whenBelow(tally: Tally, share: Limit, count: Count, most: number, ahead: number): number {
  const total = tally.reduce((sum, entry) => sum + count(entry), 0);
  if (total < most) return 0;
  const toEnd = total - most + ahead;
  // whoever goes first counts for a whole window again
  const rounds = Math.floor(toEnd / total);
  let left = (toEnd % total) + 1;
  for (const entry of tally) {
    left -= count(entry);
    if (left <= 0) return endsAt(share, entry[0]) + rounds * (share.window + lengthOf(share));
  }
  return Number.POSITIVE_INFINITY;
}

/**
 * When one more request may leave, as far as this limit goes; 0 or a time that has passed means now.
 *
 * @param tally what counts now, see `counted`
 * @param ahead how many wait for the same and go first
 */
export function opensAt(tally: Tally, share: Limit, isBackground: boolean, ahead = 0): number {
  const { all, foreground, background } = partsOf(share.most);
  const own: Count = isBackground ? ([, , b]) => b : ([, f]) => f;
  return Math.max(
    whenBelow(tally, share, ([, f, b]) => f + b, all, ahead),
    whenBelow(tally, share, own, isBackground ? background : foreground, ahead),
  );
}

const LEAST_BACKOFF = 5 * SECOND;
const MOST_BACKOFF = 5 * MINUTE;

/**
 * How long a lane rests after "too many requests", in milliseconds: as long as the server says, longer each time it
 * says so again, and never exactly so long, because others behind the same address were told the same.
 *
 * @param retryAfter seconds, as the server said them
 * @param strikes how many times in a row, this one included
 * @param random from 0 to 1
 */
export function pauseOf(retryAfter: number | null, strikes: number, random: number): number {
  const backoff = Math.min(MOST_BACKOFF, (LEAST_BACKOFF / 2) * 2 ** strikes);
  const said = (retryAfter ?? 0) * SECOND;
  const base = retryAfter === null ? backoff : strikes === 1 ? said : Math.max(said, backoff / 2);
  return Math.ceil(base + random * Math.min(base / 4, LEAST_BACKOFF));
}
