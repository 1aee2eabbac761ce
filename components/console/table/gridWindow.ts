/** Rows kept ready above and below what is in sight. */
const SPARE = 4;

/**
 * Places of the rows to render, in order: those in sight of a body `height` px high scrolled to `scrollTop` (px), and
 * always the one the keyboard is on, so that it never loses the focus.
 */
export function gridWindow(
  count: number,
  rowHeight: number,
  scrollTop: number,
  height: number,
  active: number,
): number[] {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - SPARE);
  const last = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + SPARE);
  const rows = Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at);
  if (active < 0 || active >= count || (active >= first && active < last)) return rows;
  return active < first ? [active, ...rows] : [...rows, active];
}
