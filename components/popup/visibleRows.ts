/** Height of a row in px; `--row-popup` of tokens.css. */
export const ROW_HEIGHT = 36;

/** Browsers give a popup at most 600 px, of which header, search field and heading take 122. */
const FITTING = Math.ceil((600 - 122) / ROW_HEIGHT);
/** Rows kept ready above and below. */
const SPARE = 4;

/**
 * Places of the rows to render when the list is scrolled to `scrollTop` (px), and always the selected one,
 * so that `aria-activedescendant` names something that exists.
 */
export function visibleRows(count: number, scrollTop: number, selected: number): number[] {
  const first = Math.max(0, Math.floor(scrollTop / ROW_HEIGHT) - SPARE);
  const last = Math.min(count, first + FITTING + 2 * SPARE);
  const rows = Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at);
  if (selected >= 0 && selected < count && !rows.includes(selected)) rows.push(selected);
  return rows;
}

/** Where to scroll (px) so that row `at` is whole inside a list `height` px high; the place itself when it is. */
export function scrollToShow(at: number, scrollTop: number, height: number): number {
  const top = at * ROW_HEIGHT;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + ROW_HEIGHT - height);
}
