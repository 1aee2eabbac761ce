import { hrefOf, type RouteName } from './routes.ts';

/** Another page of the console, by a link to it: no code writes an address. */
export function goTo(route: RouteName): void {
  const link = document.createElement('a');
  link.href = hrefOf(route);
  link.click();
}
