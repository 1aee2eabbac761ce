import type { ElementHandle, Page } from 'puppeteer';
import { byRole } from './selectors.ts';
import { browserOf } from './theme.ts';

/** What has a role by its tag. */
const TAGS: Record<string, string> = {
  button: 'button, summary',
  checkbox: 'input[type=checkbox]',
  combobox: 'select',
  link: 'a[href]',
  radio: 'input[type=radio]',
  textbox: 'input, textarea',
};

/**
 * Runs in the page: elements of that kind with every word of the name in or around them, the closest first.
 *
 * @param css finds the kind
 */
function likely(css: string, name: string): Element[] {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const told = (element: Element): string => {
    const labels = 'labels' in element ? [...((element.labels as NodeListOf<Element> | null) ?? [])] : [];
    const named = (element.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id));
    return [element.outerHTML, ...[...labels, ...named].map((one) => one?.textContent)].join(' ');
  };
  return [...document.querySelectorAll(css)]
    .map((element) => ({ element, text: told(element) }))
    .filter(({ text }) => words.every((word) => text.includes(word)))
    .sort((one, other) => one.text.length - other.text.length)
    .map(({ element }) => element);
}

/**
 * What the browser's own accessibility tree has under this role and name at this moment, or null. Firefox makes the
 * tree anew for every element it is asked about: it is asked about those only that can be meant.
 */
export async function named(page: Page, role: string, name: string): Promise<ElementHandle<Element> | null> {
  if ((await browserOf(page)) !== 'firefox') return page.$(byRole(role, name));
  const css = [TAGS[role], `[role=${role}]`].filter(Boolean).join();
  const found = await page.evaluateHandle(likely, css, name);
  try {
    for (const candidate of (await found.getProperties()).values()) {
      const element = candidate.asElement() as ElementHandle<Element> | null;
      const match = await element?.$(byRole(role, name));
      if (match) return match;
    }
    return null;
  } finally {
    await found.dispose();
  }
}
