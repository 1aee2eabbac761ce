import type { RegionAddresses } from './regions.ts';
import type { WireRequest } from './request.ts';
import { WireError } from './wireError.ts';

/** Numeric and recent: it also says which account generations and item types we can be handed. */
const CLIENT_VERSION = '2026.8.0';
const TIMEOUT = 15_000;

export interface HttpOptions {
  fetch: typeof globalThis.fetch;
  /** Number of reference section 1.5. */
  deviceType: number;
  timeout?: number;
}

export interface SendOptions {
  region: RegionAddresses;
  accessToken?: string;
  deviceId?: string;
  signal?: AbortSignal;
  /** Milliseconds for this answer, where that is less than usual. */
  timeout?: number;
  /** Starts the fetch, or throws when it may not leave any more: nothing waits between the two. */
  depart?: Depart;
}

export type Depart = <T>(start: () => Promise<T>) => Promise<T>;

export type Http = <T>(request: WireRequest<T>, options: SendOptions) => Promise<T>;

function headersFor(
  request: WireRequest<unknown>,
  { accessToken, deviceId }: SendOptions,
  deviceType: number,
): Headers {
  const headers = new Headers({
    accept: request.isText ? 'text/csv' : 'application/json',
    'bitwarden-client-name': 'browser',
    'bitwarden-client-version': CLIENT_VERSION,
    'device-type': String(deviceType),
  });
  if (accessToken) headers.set('authorization', `Bearer ${accessToken}`);
  else if (deviceId) headers.set('device-identifier', deviceId);
  if (request.method === 'GET') {
    headers.set('cache-control', 'no-store');
    headers.set('pragma', 'no-cache');
  }
  if (request.body) {
    const kind = 'form' in request.body ? 'x-www-form-urlencoded' : 'json';
    headers.set('content-type', `application/${kind}; charset=utf-8`);
  }
  return headers;
}

function bodyOf({ body }: WireRequest<unknown>): string | null {
  if (!body) return null;
  return 'form' in body ? new URLSearchParams(body.form).toString() : JSON.stringify(body.json);
}

/** Reads a body up to `most` bytes; more is an error, however much the server says there is. */
async function readText(response: Response, most: number): Promise<string> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  let bytes = 0;
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > most) {
      await reader.cancel();
      throw new WireError('tooLarge');
    }
    text += decoder.decode(value, { stream: true });
  }
}

function parseJson(text: string): { parsed: unknown } | null {
  try {
    return { parsed: text === '' ? null : JSON.parse(text) };
  } catch {
    return null;
  }
}

/** Seconds, or a date; that is taken by the server's own clock, because ours may be set wrong. */
function retryAfterOf({ headers }: Response): number | null {
  const said = headers.get('retry-after') ?? '';
  const untilThen = (Date.parse(said) - Date.parse(headers.get('date') ?? '')) / 1_000;
  const seconds = /^\d+$/.test(said) ? Number(said) : untilThen;
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 3_600) : null;
}

const atOnce: Depart = (start) => start();

/**
 * The one fetch of the product: bytes in, parsed value or typed `WireError` out. It decides nothing, retries
 * nothing, follows no redirect and sends no cookie.
 */
export function createHttp({ fetch, deviceType, timeout = TIMEOUT }: HttpOptions): Http {
  return async (request, options) => {
    const url = new URL(options.region[request.host] + request.path);
    for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, value);
    const timer = AbortSignal.timeout(Math.ceil(Math.min(timeout, options.timeout ?? timeout)));
    const signal = options.signal ? AbortSignal.any([options.signal, timer]) : timer;
    /** What the network says, as one of our errors. */
    const told = (error: unknown): never => {
      if (error instanceof WireError) throw error;
      if (options.signal?.aborted) throw new WireError('aborted');
      if (timer.aborted) throw new WireError('timeout');
      throw new WireError(globalThis.navigator?.onLine === false ? 'offline' : 'unreachable');
    };

    if (options.signal?.aborted) throw new WireError('aborted');
    const init: RequestInit = {
      method: request.method,
      headers: headersFor(request, options, deviceType),
      body: bodyOf(request),
      signal,
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    };
    const { depart = atOnce } = options;
    const response = await depart(() => fetch(url, init).catch(told));
    const text = await readText(response, request.maxBytes).catch(told);

    const json = request.isText && response.ok ? { parsed: text } : parseJson(text);
    if (!response.ok) {
      throw new WireError('status', {
        status: response.status,
        retryAfter: retryAfterOf(response),
        body: json?.parsed ?? null,
      });
    }
    if (!json) throw new WireError('notJson');
    const value = request.schema.safeParse(json.parsed);
    if (!value.success) throw new WireError('wrongShape');
    return value.data;
  };
}
