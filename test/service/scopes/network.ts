import { linkOf, providers } from './cast.ts';
import type { Leaving } from './watcher.ts';

/** `foreign`: with a row of somebody else among its own. */
export type HowAnswered = 'well' | 'foreign' | 'lost' | 'broken' | 'denied' | 'tooMany';

const STATUS = { broken: 503, denied: 403, tooMany: 429 } as const;
export const OTHERS = '99999999-0000-4000-8000-000000000000';

export const TECHNICIAN = '88888888-0000-4000-8000-000000000000';
const somebody = { userId: TECHNICIAN, name: 'Ada', email: 'ada@northwind.example', type: 1, status: 2 };

/** The id of a row says whose it is. */
const rowOf = (client: string) => ({ id: client, organizationId: client, name: 'name' });

function listFor(path: string): object[] {
  const [, of, id = '', what = ''] = path.split('/').slice(1);
  if (of === 'organizations' && what === 'collections') return [rowOf(id)];
  if (of === 'providers' && what === 'organizations') {
    const clients = providers.find((provider) => provider.id === id)?.clients ?? [];
    return clients.map((client) => ({
      id: linkOf(client),
      providerId: id,
      organizationId: client,
      organizationName: `Client ${client}`,
      key: null,
      seats: 2,
      occupiedSeats: 1,
      plan: 'Teams',
    }));
  }
  if (of === 'providers' && what === 'users') return [{ ...somebody, id: TECHNICIAN }];
  if (path.endsWith('/users/mini-details')) return [{ ...somebody, type: 0, id: OTHERS }];
  return [];
}

function bodyFor(url: string, withForeign: boolean): unknown {
  const path = new URL(url).pathname;
  if (path.endsWith('/connect/token'))
    return { access_token: 'renewed', refresh_token: 'renewed', expires_in: 3_600, token_type: 'Bearer' };
  if (path.endsWith('/subscription')) return { id: withForeign ? OTHERS : path.split('/').at(-2) };
  const foreign = withForeign
    ? [{ ...listFor(path)[0], id: OTHERS, organizationId: OTHERS, providerId: OTHERS }]
    : [];
  return { data: [...listFor(path), ...foreign], continuationToken: null };
}

/** As much of a response as `http.ts` reads. */
export function answerFor({ url }: Leaving, how: Exclude<HowAnswered, 'lost'>): Response {
  const status = how in STATUS ? STATUS[how as keyof typeof STATUS] : 200;
  const bytes = new TextEncoder().encode(
    JSON.stringify(status === 200 ? bodyFor(url, how === 'foreign') : {}),
  );
  const chunks = [{ done: false, value: bytes }];
  const getReader = () => ({ read: async () => chunks.shift() ?? { done: true, value: undefined } });
  const headers = new Headers(status === 429 ? { 'retry-after': '2' } : {});
  return { ok: status === 200, status, headers, body: { getReader } } as unknown as Response;
}
