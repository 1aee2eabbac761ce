import type { ClientId } from './ids.ts';

/** How a popup was left, so that the next one begins there. */
export interface Left {
  query: string;
  /** The client pointed at; null while there is none. */
  selectedId: ClientId | null;
  /** How far the list was scrolled, in px. */
  scrollTop: number;
}

/** Long enough for a click beside the popup or a look at another window; later it would be in the way. Milliseconds. */
export const LEFT_FOR = 5 * 60_000;

/** Longer texts are no search, and are not kept. */
export const LONGEST_LEFT = 100;
