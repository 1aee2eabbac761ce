import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { isChoice } from '../../shared/Menu.tsx';
import { moveInMenu } from '../../shared/moveInMenu.ts';

/** In the window, px. */
export interface Place {
  x: number;
  y: number;
}

export interface ContextMenuProps {
  label: string;
  at: Place;
  onClose: () => void;
  /** `MenuItem`s. */
  children: ComponentChildren;
}

/** Least way to the edge of the window. */
const EDGE = 8;

/** Below what a button shows, and as far left as it goes. */
export const placeBelow = (element: Element): Place => {
  const { right, bottom } = element.getBoundingClientRect();
  return { x: right, y: bottom };
};

/** The menu of a row, wherever it was asked for. Arrows move, Esc and Tab close, the focus returns to where it was. */
export function ContextMenu({ label, at, onClose, children }: ContextMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const before = useRef<Element | null>(null);
  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>('.menu-action') ?? [])];

  const goBack = () => {
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
  };

  useLayoutEffect(() => {
    const element = menu.current;
    if (!element) return;
    before.current = document.activeElement;
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(EDGE, Math.min(at.x, innerWidth - width - EDGE))}px`;
    element.style.top = `${Math.max(EDGE, Math.min(at.y, innerHeight - height - EDGE))}px`;
    items()[0]?.focus({ preventScroll: true });
    return () => {
      // whoever clicked elsewhere is there already
      const isHere = element.contains(document.activeElement) || document.activeElement === document.body;
      if (isHere) goBack();
    };
  }, [at]);

  useEffect(() => {
    const outside = (event: Event) => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) onClose();
    };
    document.addEventListener('pointerdown', outside);
    // what scrolls away below it is not what it is about any more
    document.addEventListener('scroll', outside, true);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('scroll', outside, true);
    };
  }, []);

  return (
    <div
      ref={menu}
      class="menu is-at"
      role="menu"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' || event.key === 'Tab') {
          event.preventDefault();
          onClose();
        } else if (moveInMenu(items(), event.key)) event.preventDefault();
      }}
      // before the item acts: a dialog it opens gives the focus back to whatever has it now
      onClickCapture={(event) => isChoice(event) && goBack()}
      onClick={(event) => isChoice(event) && onClose()}
    >
      {children}
    </div>
  );
}
