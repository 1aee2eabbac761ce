import type { Client } from '../../utils/domain/clients.ts';
import type { Match } from '../../utils/domain/search.ts';
import type { Follow } from '../../utils/domain/wishes.ts';
import type { SearchModel } from '../../utils/state/search.ts';

type Modifiers = Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** What Enter or a click means with these keys held. */
export function followOf({ ctrlKey, metaKey, shiftKey }: Modifiers): Follow {
  return ctrlKey || metaKey ? 'console' : shiftKey ? 'nothing' : 'webVault';
}

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
  event: Modifiers & Pick<KeyboardEvent, 'key' | 'altKey' | 'isComposing'>,
  search: SearchModel,
  choose: (match: Match, follow: Follow) => void,
  pin: (client: Client) => void,
): boolean {
  if (event.isComposing || event.altKey) return false;
  const move = MOVES[event.key];
  if (move !== undefined && followOf(event) === 'webVault') {
    search.move(move);
    return true;
  }
  const chosen = search.selectedMatch.value;
  if (event.key.toLowerCase() === 'd' && (event.ctrlKey || event.metaKey)) {
    if (chosen) pin(chosen.client);
    return true;
  }
  if (event.key !== 'Enter') return false;
  if (chosen) choose(chosen, followOf(event));
  return true;
}
