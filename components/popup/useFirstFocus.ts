import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

const isText = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
  [...key].length === 1 && !ctrlKey && !metaKey && !altKey;

/**
 * Gives a field the focus with the first frame, because focusing forces a layout that this frame does anyway. Whoever
 * types before that, or later while nothing has the focus, types into the field: focused during `keydown`, it gets the key.
 */
export function useFirstFocus(field: RefObject<HTMLInputElement | null>): void {
  useLayoutEffect(() => {
    const isFocusFree = () => document.activeElement === null || document.activeElement === document.body;
    let isFirst = true;
    const focus = () => {
      if (isFocusFree()) {
        field.current?.focus();
        // what an earlier popup left there gives way to the next letter
        if (isFirst) field.current?.select();
      }
      isFirst = false;
    };
    const frame = requestAnimationFrame(focus);
    const onKeyDown = (event: KeyboardEvent) => {
      if (isText(event)) focus();
    };
    document.addEventListener('keydown', onKeyDown, true);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('keydown', onKeyDown, true);
    };
  }, []);
}
