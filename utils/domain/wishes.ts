import type { ClientPage } from './clientPages.ts';
import type { ClientId } from './ids.ts';

/** What follows a switch: the client's page in the web vault, its page in our console, or nothing. None leaves a trace. */
export const FOLLOWS = ['webVault', 'console', 'nothing'] as const;
export type Follow = (typeof FOLLOWS)[number];

/** A switch that a lock came in between of: ids and no names. */
export interface Wish {
  clientId: ClientId;
  follow: Follow;
  /** Typed in place of the members page. */
  page: ClientPage | null;
}
