import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { goTo } from './goTo.ts';

const isTyping = (target: EventTarget | null) =>
  target instanceof Element && target.matches('input, textarea, select');

const isSlash = (event: KeyboardEvent) =>
  event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented;

/**
 * `/` leads to the search of the page, as in the popup; from a page without one to that of the clients.
 *
 * @returns what a page that has just come does about it: whether its search took the focus
 */
export function useSlash(page: RefObject<HTMLElement | null>): () => boolean {
  const isOnItsWay = useRef(false);
  const toSearch = () => {
    const field = page.current?.querySelector<HTMLInputElement>('.search-field input');
    field?.focus();
    field?.select();
    return Boolean(field);
  };
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isSlash(event) || isTyping(event.target) || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      if (toSearch()) return;
      isOnItsWay.current = true;
      goTo('clients');
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return () => {
    const isWanted = isOnItsWay.current;
    isOnItsWay.current = false;
    return isWanted && toSearch();
  };
}
