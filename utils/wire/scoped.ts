import type * as z from 'zod/mini';
import { FAN_OUT, type FanOutRoute } from './fanOut.ts';
import type { RowKind, WireRequest } from './request.ts';
import type { ClientScope, JoiningScope, NamedClientScope, ProviderScope, Scope } from './scope.ts';
import { listOf } from './shapes.ts';

type InClientRoute = `${string}{client}${string}` | `${string}{link}${string}`;

const JOINING_ROUTE = '/providers/{provider}/clients/existing';

/** Who may ask along this route: any client's scope on the list of `FAN_OUT`, a named one elsewhere in a client. */
export type ScopeOf<Route extends string> = Route extends FanOutRoute
  ? ClientScope
  : Route extends typeof JOINING_ROUTE
    ? JoiningScope
    : Route extends InClientRoute
      ? NamedClientScope
      : ProviderScope;

type Parts<T> = Omit<WireRequest<T>, 'host' | 'scope' | 'path'>;

const isInClient = (scope: Scope): scope is ClientScope =>
  scope.kind !== 'provider' && scope.kind !== 'joining';

function fill(text: string, scope: Scope): string {
  const ids = {
    provider: scope.providerId,
    client: isInClient(scope) ? scope.clientId : '',
    link: isInClient(scope) ? scope.linkId : '',
  };
  return text.replace(/\{(provider|client|link)\}/g, (_, name: keyof typeof ids) => ids[name]);
}

/**
 * A request for whoever the scope names, and for nobody else: `{provider}`, `{client}` and `{link}` of the route and
 * of the query become the scope's ids.
 */
export function scoped<const Route extends string, T>(
  scope: ScopeOf<Route>,
  route: Route,
  { query, ...parts }: Parts<T>,
): WireRequest<T> {
  const filled = Object.entries(query ?? {}).map(([name, value]) => [name, fill(value, scope)] as const);
  return {
    ...parts,
    host: 'api',
    scope,
    path: fill(route, scope),
    ...(query ? { query: Object.fromEntries(filled) } : {}),
  };
}

type List<Row> = z.output<ReturnType<typeof listOf<z.ZodMiniType<Row>>>>;

interface ListParts<Row, S> extends Omit<Parts<List<Row>>, 'method' | 'schema' | 'sift'> {
  row: z.ZodMiniType<Row, unknown>;
  of: RowKind;
  /** Whether a row names whom it was asked for; where rows name nobody, say why all are taken. */
  belongs: (row: Row, scope: S) => boolean;
}

/** As `scoped`, for a list of rows. Rows of others are taken out of the answer and counted. */
export function scopedList<const Route extends string, Row>(
  scope: ScopeOf<Route>,
  route: Route,
  { row, of, belongs, ...parts }: ListParts<Row, ScopeOf<Route>>,
): WireRequest<List<Row>> {
  return scoped<Route, List<Row>>(scope, route, {
    ...parts,
    method: 'GET',
    schema: listOf(row),
    sift: (answer) => {
      const data = answer.data.filter((each) => belongs(each, scope));
      return { own: { ...answer, data }, dropped: answer.data.length - data.length, of };
    },
  });
}

const NAMED_IN_PATH = /\/(providers|organizations|clients)\/([0-9a-f-]{36})(?=\/|$)/gi;
const NAMED_IN_BODY = /"(organizationId|providerId)":"([^"]*)"/g;

/** Everything a request says about whose it is, as [what, id]. */
function namedIn({ path, query, body }: WireRequest<unknown>): [string, string][] {
  const isOfProvider = path.startsWith('/providers/');
  const inPath = [...path.matchAll(NAMED_IN_PATH)].map(([, what = '', id = '']): [string, string] =>
    what === 'providers' ? ['provider', id] : [isOfProvider ? 'link' : 'client', id],
  );
  const json = body && 'json' in body ? JSON.stringify(body.json) : '';
  const inBody = [...json.matchAll(NAMED_IN_BODY)].map(([, what = '', id = '']): [string, string] => [
    what,
    id,
  ]);
  return [...inPath, ...Object.entries(query ?? {}), ...inBody].filter(([what]) =>
    Object.hasOwn(NAMES, what),
  );
}

const NAMES = {
  provider: ({ providerId }: Scope) => providerId,
  providerId: ({ providerId }: Scope) => providerId,
  client: (scope: Scope) => isInClient(scope) && scope.clientId,
  organizationId: (scope: Scope) =>
    scope.kind === 'joining' ? scope.organizationId : isInClient(scope) && scope.clientId,
  link: (scope: Scope) => isInClient(scope) && scope.linkId,
};

function isOnFanOutList(request: WireRequest<unknown>, scope: ClientScope): boolean {
  const { host, method, path, body, leavesTrace } = request;
  const isTraceless = host === 'api' && method === 'GET' && !body && !leavesTrace;
  return isTraceless && FAN_OUT.some((route) => fill(route, scope) === path);
}

/**
 * Whether all that a request names is what its scope names, and a fan-out is on its list. The builders make no other;
 * this holds for requests put together by hand as well.
 */
export function fitsScope(request: WireRequest<unknown>): boolean {
  const { scope } = request;
  const named = namedIn(request);
  if (!scope) return named.length === 0;
  const isTheirs = named.every(([what, id]) => NAMES[what as keyof typeof NAMES](scope) === id);
  if (scope.kind === 'joining') return isTheirs && request.path === fill(JOINING_ROUTE, scope);
  return isTheirs && (scope.kind !== 'fanOut' || isOnFanOutList(request, scope));
}
