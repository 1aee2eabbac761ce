import type { Match } from '../../utils/domain/search.ts';
import type { SearchModel } from '../../utils/state/search.ts';

/** Rows a page key moves by. */
const PAGE = 6;

const MOVES: Record<string, number> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE,
  PageUp: -PAGE,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/**
 * What a key in the search field does to the list.
 *
 * @returns whether the key meant something to it
 */
export function searchKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'>,
  search: SearchModel,
  choose: (match: Match, open: boolean) => void,
): boolean {
  if (event.isComposing || event.altKey || event.shiftKey) return false;
  const move = MOVES[event.key];
  if (move !== undefined && !event.ctrlKey && !event.metaKey) {
    search.move(move);
    return true;
  }
  if (event.key !== 'Enter') return false;
  const chosen = search.selectedMatch.value;
  if (chosen) choose(chosen, event.ctrlKey || event.metaKey);
  return true;
}
