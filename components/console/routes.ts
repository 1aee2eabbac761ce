import type { ProviderRole } from '../../utils/domain/providers.ts';

/** The pages of the console. No client is named in an address: browsers keep those on disk. */
export type RouteName = 'clients' | 'people' | 'events' | 'client' | 'account' | 'settings' | 'role';

const ROUTES: readonly RouteName[] = ['clients', 'people', 'events', 'client', 'account', 'settings', 'role'];

export function hrefOf(route: RouteName): string {
  return `#/${route}`;
}

/** The page an address means; without one, or with an unknown one, the first page this role has a use for. */
export function routeOf(hash: string, role: ProviderRole): RouteName {
  const asked = ROUTES.find((route) => hrefOf(route) === hash);
  return asked ?? (role === 'providerAdmin' ? 'people' : 'events');
}
