import { FailureError } from '../../../utils/domain/failures.ts';
import type { Http } from '../../../utils/wire/http.ts';
import type { WireRequest } from '../../../utils/wire/request.ts';
import { postRefreshGrant } from '../../../utils/wire/token.ts';
import { readTokenRefusal } from '../../../utils/wire/tokenRefusal.ts';
import { WireError } from '../../../utils/wire/wireError.ts';
import type { Platform } from '../platform.ts';
import type { Secrets } from '../stores/secrets.ts';
import type { AccountService } from './account.ts';
import type { Door } from './door.ts';
import type { SessionService } from './session.ts';

/** Refresh when less than this is left of an access token, as the official clients do; milliseconds. */
const REFRESH_BEFORE = 5 * 60_000;
/** A denied request refreshes at most this often: rights in a token can be an hour old, not a minute. */
const REFRESH_EVERY = 60_000;
/** Waits between attempts at a read, in milliseconds, with up to as much again added at random. */
const RETRY_WAITS = [250, 750];

export type Send = <T>(request: WireRequest<T>) => Promise<T>;

export interface ApiService {
  /** Sends as the signed-in account. Reads are repeated on a broken connection or a server error; writes never. */
  send: Send;
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

interface ApiDependencies {
  platform: Platform;
  http: Http;
  accounts: AccountService;
  door: Door;
  session: SessionService;
}

/** Requests in the name of the open session: token, refresh, retry, and a stop the moment it locks. */
export function createApi({ platform, http, accounts, door, session }: ApiDependencies): ApiService {
  let refreshing: { era: string; token: Promise<string> } | null = null;

  async function requestRefresh(asked: Secrets): Promise<string> {
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
        error instanceof WireError && error.status === 400 && readTokenRefusal(error.body) === 'invalidGrant';
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

  async function sendOnce<T>(
    request: WireRequest<T>,
    token: string,
    check: () => Promise<Secrets>,
  ): Promise<T> {
    const signal = door.signal();
    const { region } = await check();
    const value = await http(request, { region: accounts.region(region), accessToken: token, signal });
    await check();
    return value;
  }

  async function sendPatiently<T>(
    request: WireRequest<T>,
    token: string,
    check: () => Promise<Secrets>,
  ): Promise<T> {
    for (const wait of request.method === 'GET' ? RETRY_WAITS : []) {
      try {
        return await sendOnce(request, token, check);
      } catch (error) {
        if (!isPassing(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, wait * (1 + Math.random())));
      }
    }
    return sendOnce(request, token, check);
  }

  return {
    refresh,
    accessToken,
    async send(request) {
      const { era } = await session.require();
      /** Account, lock and scope are looked at right before each attempt leaves, and before anyone sees its answer. */
      const check = async () => {
        const now = await session.requireEra(era);
        if (request.scope && request.scope.epoch !== now.epoch) throw new FailureError('staleContext');
        return now;
      };
      const token = await accessToken();
      try {
        return await sendPatiently(request, token, check);
      } catch (error) {
        if (!isDenied(error)) throw error;
        const better = await betterToken(token);
        if (better === null) throw error;
        return sendPatiently(request, better, check);
      }
    },
  };
}
