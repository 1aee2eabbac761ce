import { FailureError } from '../../../utils/domain/failures.ts';
import type { Http } from '../../../utils/wire/http.ts';
import { postRefreshGrant, readTokenRefusal } from '../../../utils/wire/identity.ts';
import type { WireRequest } from '../../../utils/wire/request.ts';
import { WireError } from '../../../utils/wire/wireError.ts';
import type { Platform } from '../platform.ts';
import type { Secrets } from '../stores/secrets.ts';
import type { AccountService } from './account.ts';
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

const isPassing = (error: unknown): boolean =>
  error instanceof WireError &&
  (error.kind === 'unreachable' ||
    error.kind === 'timeout' ||
    (error.status !== null && error.status >= 500));

interface ApiDependencies {
  platform: Platform;
  http: Http;
  accounts: AccountService;
  session: SessionService;
}

/** Requests in the name of the open session: token, refresh, retry, and a stop the moment it locks. */
export function createApi({ platform, http, accounts, session }: ApiDependencies): ApiService {
  let refreshing: Promise<string> | null = null;
  let refreshedAt = Number.NEGATIVE_INFINITY;

  async function requestRefresh({ region, refreshToken }: Secrets): Promise<string> {
    try {
      const answer = await http(postRefreshGrant(refreshToken), {
        region: accounts.region(region),
        deviceId: await accounts.deviceId(),
        signal: session.signal(),
      });
      refreshedAt = platform.now();
      const access = { token: answer.access_token, expiresAt: platform.now() + answer.expires_in * 1_000 };
      await session.keepTokens(access, answer.refresh_token);
      return access.token;
    } catch (error) {
      const isOver =
        error instanceof WireError && error.status === 400 && readTokenRefusal(error.body) === 'invalidGrant';
      if (!isOver) throw error;
      await session.signOut('sessionEnded');
      throw new FailureError('sessionEnded');
    }
  }

  /** Two requests at expiry make one refresh. */
  function refresh(): Promise<string> {
    refreshing ??= session
      .require()
      .then(requestRefresh)
      .finally(() => {
        refreshing = null;
      });
    return refreshing;
  }

  async function accessToken(): Promise<string> {
    const { access } = await session.require();
    return access && access.expiresAt - platform.now() > REFRESH_BEFORE ? access.token : refresh();
  }

  /** Scope and lock are looked at right before the request leaves, and once more before anyone sees its answer. */
  async function requireScope({ scope }: WireRequest<unknown>): Promise<Secrets> {
    const secrets = await session.require();
    if (scope && scope.epoch !== secrets.epoch) throw new FailureError('staleContext');
    return secrets;
  }

  async function sendOnce<T>(request: WireRequest<T>, token: string): Promise<T> {
    const signal = session.signal();
    const { region } = await requireScope(request);
    const value = await http(request, { region: accounts.region(region), accessToken: token, signal });
    await requireScope(request);
    return value;
  }

  async function sendPatiently<T>(request: WireRequest<T>, token: string): Promise<T> {
    for (const wait of request.method === 'GET' ? RETRY_WAITS : []) {
      try {
        return await sendOnce(request, token);
      } catch (error) {
        if (!isPassing(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, wait * (1 + Math.random())));
      }
    }
    return sendOnce(request, token);
  }

  return {
    refresh,
    accessToken,
    async send(request) {
      try {
        return await sendPatiently(request, await accessToken());
      } catch (error) {
        if (!isDenied(error) || platform.now() - refreshedAt < REFRESH_EVERY) throw error;
        return sendPatiently(request, await refresh());
      }
    },
  };
}
