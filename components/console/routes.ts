/** The pages of the console. No client is named in an address: browsers keep those on disk. */
const ROUTES = [
  'overview',
  'clients',
  'people',
  'events',
  'billing',
  'client',
  'account',
  'settings',
  'role',
  'report',
] as const;

export type RouteName = (typeof ROUTES)[number];

export function hrefOf(route: RouteName): string {
  return `#/${route}`;
}

/** The page an address means; without one, or with an unknown one, the first page. */
export function routeOf(hash: string): RouteName {
  return ROUTES.find((route) => hrefOf(route) === hash) ?? 'overview';
}
