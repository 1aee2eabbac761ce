import { useSignal } from '@preact/signals';
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { classes } from './classes.ts';
import { moveInMenu } from './moveInMenu.ts';

/** What the button of a menu needs to be one. */
export interface MenuControl {
  isOpen: boolean;
  onClick: () => void;
  buttonRef: RefObject<HTMLButtonElement | null>;
}

export interface MenuProps {
  label: string;
  button: (control: MenuControl) => ComponentChildren;
  /** `MenuItem`s, in `MenuGroup`s if there are kinds of them. */
  children: ComponentChildren;
  /** Hangs from the right edge of the button. */
  atEnd?: boolean | undefined;
}

/** What is chosen closes the menu; what is only ticked does not. */
const CHOOSABLE = '.menu-action:not([aria-disabled="true"],[role="menuitemcheckbox"])';

/** A menu button by the ARIA pattern: arrows move, letters jump, Esc and Tab close, the focus returns to the button. */
export function Menu({ label, button, children, atEnd = false }: MenuProps) {
  const isOpen = useSignal(false);
  const holder = useRef<HTMLDivElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const buttonRef = useRef<HTMLButtonElement>(null);

  const close = () => {
    isOpen.value = false;
    buttonRef.current?.focus();
  };

  useEffect(() => {
    if (!isOpen.value) return;
    const items = menu.current;
    (items?.querySelector<HTMLElement>('[aria-checked="true"]') ?? itemsOf(items)[0])?.focus();
    const outside = (event: Event) => {
      if (event.target instanceof Node && !holder.current?.contains(event.target)) isOpen.value = false;
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [isOpen.value]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      if (event.key === 'Escape') event.preventDefault();
      close();
    } else if (moveInMenu(itemsOf(menu.current), event.key)) {
      event.preventDefault();
    }
  };

  const openWithArrow = (event: KeyboardEvent) => {
    if (isOpen.value && event.key === 'Escape' && !event.defaultPrevented) {
      // pressed before the focus had come into the menu
      event.preventDefault();
      return close();
    }
    if (isOpen.value || event.target !== buttonRef.current) return;
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    isOpen.value = true;
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys belong to the button inside
    <div class="menu-holder" ref={holder} onKeyDown={openWithArrow}>
      {button({
        isOpen: isOpen.value,
        buttonRef,
        onClick: () => {
          isOpen.value = !isOpen.value;
        },
      })}
      {isOpen.value && (
        <div
          ref={menu}
          class={classes('menu', atEnd && 'is-end')}
          role="menu"
          aria-label={label}
          tabIndex={-1}
          onKeyDown={onKeyDown}
          // before the item acts: a dialog it opens gives the focus back to whatever has it now
          onClickCapture={(event) => isChoice(event) && buttonRef.current?.focus()}
          onClick={(event) => isChoice(event) && close()}
        >
          {children}
        </div>
      )}
    </div>
  );
}

/** Whether something of the menu is chosen with this. */
export function isChoice({ target }: Event): boolean {
  return target instanceof Element && target.closest(CHOOSABLE) !== null;
}

function itemsOf(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('.menu-action') ?? [])];
}
