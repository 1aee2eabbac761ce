import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

const toRow = (body: HTMLElement | null) =>
  body?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus({ preventScroll: true });

/**
 * Keeps the focus of a table with its row, whatever is rendered anew.
 *
 * @returns what takes note of each element in a row that gets the focus
 */
export function useRowFocus(body: RefObject<HTMLElement | null>): (target: EventTarget | null) => void {
  const inside = useRef<Element | null>(null);

  // one stop for Tab: the row, then what is inside it, and not what is inside all the others
  useLayoutEffect(() => {
    for (const door of body.current?.querySelectorAll<HTMLElement>('.grid-doors button') ?? [])
      door.tabIndex = door.closest<HTMLElement>('[role="row"]')?.tabIndex ?? -1;
  });

  // what is inside a row and had the focus may be gone with what it did
  useLayoutEffect(() => {
    if (document.activeElement !== document.body || !inside.current || inside.current.isConnected) return;
    inside.current = null;
    toRow(body.current);
  });

  // a row that has the focus keeps it wherever it moves
  useLayoutEffect(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || focused.parentElement !== body.current?.firstElementChild)
      return;
    if (focused.tabIndex !== 0) toRow(body.current);
  });

  return (target) => {
    inside.current = target instanceof Element ? target : null;
  };
}
