/** Height of a row in px; `--row-popup` of tokens.css. */
export const ROW_HEIGHT = 36;

/** Rows kept ready above and below what is in sight, so that a turn of the wheel meets no gap. */
const SPARE = 3;

/**
 * Places of the rows to render when a list `height` px high is scrolled to `scrollTop` (px), and always the
 * selected one, so that `aria-activedescendant` names something that exists.
 */
export function visibleRows(count: number, scrollTop: number, height: number, selected: number): number[] {
  const first = Math.max(0, Math.floor(scrollTop / ROW_HEIGHT) - SPARE);
  const last = Math.min(count, Math.ceil((scrollTop + height) / ROW_HEIGHT) + SPARE);
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
