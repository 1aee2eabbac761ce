import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

const isText = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
  [...key].length === 1 && !ctrlKey && !metaKey && !altKey;

/**
 * Gives a field the focus with the first frame, because focusing forces a layout that this frame does anyway. Whoever
 * types before that, or later while nothing has the focus, types into the field: focused during `keydown`, it gets the key.
 */
export function useFirstFocus(field: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const isFocusFree = () => document.activeElement === null || document.activeElement === document.body;
    const frame = requestAnimationFrame(() => {
      if (isFocusFree()) field.current?.focus();
    });
    const onKeyDown = (event: KeyboardEvent) => {
      if (isText(event) && isFocusFree()) field.current?.focus();
    };
    document.addEventListener('keydown', onKeyDown, true);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('keydown', onKeyDown, true);
    };
  }, []);
}
