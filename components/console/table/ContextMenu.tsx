import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
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
  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>('.menu-action') ?? [])];

  useLayoutEffect(() => {
    const element = menu.current;
    if (!element) return;
    const before = document.activeElement;
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(EDGE, Math.min(at.x, innerWidth - width - EDGE))}px`;
    element.style.top = `${Math.max(EDGE, Math.min(at.y, innerHeight - height - EDGE))}px`;
    items()[0]?.focus({ preventScroll: true });
    return () => {
      // whoever clicked elsewhere is there already
      const isHere = element.contains(document.activeElement) || document.activeElement === document.body;
      if (isHere && before instanceof HTMLElement) before.focus({ preventScroll: true });
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
      onClick={(event) => {
        const item = event.target instanceof Element && event.target.closest('.menu-action');
        if (item && item.getAttribute('aria-disabled') !== 'true') onClose();
      }}
    >
      {children}
    </div>
  );
}
