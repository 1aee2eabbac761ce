import { FailureError } from '../../../utils/domain/failures.ts';
import type { WireRequest } from '../../../utils/wire/request.ts';
import { fitsScope } from '../../../utils/wire/scoped.ts';
import { postRefreshGrant } from '../../../utils/wire/token.ts';
import { readTokenRefusal } from '../../../utils/wire/tokenRefusal.ts';
import { WireError } from '../../../utils/wire/wireError.ts';
import type { Platform } from '../platform.ts';
import type { Secrets } from '../stores/secrets.ts';
import type { AccountService } from './account.ts';
import type { Door } from './door.ts';
import type { Dropped } from './dropped.ts';
import type { GovernedOptions, Governor } from './governor.ts';
import type { Departing, Guard } from './guard.ts';
import type { SessionService } from './session.ts';

/** Refresh when less than this is left of an access token, as the official clients do; milliseconds. */
const REFRESH_BEFORE = 5 * 60_000;
/** A denied request refreshes at most this often: rights in a token can be an hour old, not a minute. */
const REFRESH_EVERY = 60_000;
/** Waits between attempts at a read, in milliseconds, with up to as much again added at random. */
const RETRY_WAITS = [250, 750];

/** How urgent a request is; without a word somebody waits for it. */
export type Urgency = Pick<GovernedOptions, 'background'>;

export type Send = <T>(request: WireRequest<T>, urgency?: Urgency) => Promise<T>;

export interface ApiService {
  /** Sends as the signed-in account. Reads are repeated on a broken connection or a server error; writes never. */
  send: Send;
  /** Somebody waits now for a request whose `background` said nobody does. */
  hurry(): void;
  /** A token with the rights as they are now. */
  refresh(): Promise<string>;
  accessToken(): Promise<string>;
}

const isDenied = (error: unknown): boolean =>
  error instanceof WireError && (error.status === 401 || error.status === 403 || error.status === 404);

/** A server that did not answer in time is not asked again behind the same message: that would take too long. */
const isPassing = (error: unknown): boolean =>
  error instanceof WireError &&
  (error.kind === 'unreachable' || (error.status !== null && error.status >= 500));

interface How extends Urgency {
  departing: Departing;
}

interface ApiDependencies {
  platform: Platform;
  governor: Governor;
  accounts: AccountService;
  door: Door;
  session: SessionService;
  guard: Guard;
  dropped: Dropped;
}

/** Requests in the name of the open session: token, refresh, retry, and a stop the moment it locks. */
export function createApi(dependencies: ApiDependencies): ApiService {
  const { platform, governor, accounts, door, session, guard, dropped } = dependencies;
  const { http } = governor;
  let refreshing: { era: string; token: Promise<string> } | null = null;

  async function requestRefresh(known: Secrets): Promise<string> {
    const asked = await session.withLatestToken(known);
    try {
      const answer = await http(postRefreshGrant(asked.refreshToken), {
        region: accounts.region(asked.region),
        deviceId: await accounts.deviceId(),
        signal: door.signal(),
      });
      const access = { token: answer.access_token, expiresAt: platform.now() + answer.expires_in * 1_000 };
      await session.keepTokens(asked, access, answer.refresh_token);
      return access.token;
    } catch (error) {
      const isOver =
        error instanceof WireError &&
        error.status === 400 &&
        readTokenRefusal(error.body).kind === 'invalidGrant';
      if (!isOver) throw error;
      await session.endSession(asked);
      throw new FailureError('sessionEnded');
    }
  }

  /** Two requests at expiry make one refresh. */
  async function refresh(): Promise<string> {
    const asked = await session.require();
    if (refreshing?.era === asked.era) return refreshing.token;
    const mine = { era: asked.era, token: requestRefresh(asked) };
    refreshing = mine;
    try {
      return await mine.token;
    } finally {
      if (refreshing === mine) refreshing = null;
    }
  }

  async function accessToken(): Promise<string> {
    const { access } = await session.require();
    return access && access.expiresAt - platform.now() > REFRESH_BEFORE ? access.token : refresh();
  }

  /** After a denial: the token another request has renewed meanwhile, or one renewed now; null when it was just renewed. */
  async function betterToken(sent: string): Promise<string | null> {
    const { access, refreshedAt } = await session.require();
    if (access && access.token !== sent) return access.token;
    const since = platform.now() - refreshedAt;
    return since >= 0 && since < REFRESH_EVERY ? null : refresh();
  }

  /**
   * Account, lock and scope are looked at in the same turn in which the request leaves, and again before anyone sees
   * what it read.
   */
  async function sendOnce<T>(request: WireRequest<T>, token: string, how: How): Promise<T> {
    const { departing, ...urgency } = how;
    const signal = door.signal();
    const { region } = await guard.require(departing);
    let hasLeft = false;
    try {
      const value = await http(request, {
        ...urgency,
        region: accounts.region(region),
        accessToken: token,
        signal,
        check: () => guard.require(departing),
        depart: (start) =>
          guard.depart(departing, () => {
            hasLeft = true;
            return start();
          }),
      });
      if (request.method === 'GET') await guard.require(departing);
      // what was written is not undone: its answer counts as lost
      else if ((await door.secrets())?.era !== departing.era) throw new WireError('aborted');
      return value;
    } catch (error) {
      throw error instanceof WireError && !hasLeft ? new FailureError('locked') : error;
    }
  }

  async function sendPatiently<T>(request: WireRequest<T>, token: string, how: How): Promise<T> {
    for (const wait of request.method === 'GET' && !request.leavesTrace ? RETRY_WAITS : []) {
      try {
        return await sendOnce(request, token, how);
      } catch (error) {
        if (!isPassing(error)) throw error;
        await platform.wait(wait * (1 + Math.random()));
      }
    }
    return sendOnce(request, token, how);
  }

  /** Once more with the rights as they are now, after a denial; never what leaves a trace. */
  async function sendAllowed<T>(request: WireRequest<T>, how: How): Promise<T> {
    const token = await accessToken();
    try {
      return await sendPatiently(request, token, how);
    } catch (error) {
      if (!isDenied(error) || request.leavesTrace) throw error;
      const better = await betterToken(token);
      if (better === null) throw error;
      return sendPatiently(request, better, how);
    }
  }

  /** Without the rows of others, which are reported. */
  async function ownOf<T>(request: WireRequest<T>, answer: T): Promise<T> {
    if (!request.scope || !request.sift) return answer;
    const { own, dropped: count, of } = request.sift(answer);
    if (count > 0) await dropped.report(request.scope, of, count);
    return own;
  }

  return {
    refresh,
    accessToken,
    hurry: governor.hurry,
    async send(request, urgency = {}) {
      if (!fitsScope(request)) throw new FailureError('internal');
      const { era } = await session.require();
      const departing = { era, scope: request.scope };
      return ownOf(request, await sendAllowed(request, { ...urgency, departing }));
    },
  };
}
