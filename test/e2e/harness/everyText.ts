import type { Page } from 'puppeteer';

declare global {
  var everyText: string[];
}

/**
 * Runs in a page before its first script, and writes down every text that is ever in its document, in nodes and in
 * attributes, however short it stays.
 */
export function noteEveryText(): void {
  const seen: string[] = [];
  window.everyText = seen;
  const note = (node: Node) => {
    seen.push(node.textContent ?? '');
    const elements = node instanceof Element ? [node, ...node.querySelectorAll('*')] : [];
    for (const { attributes } of elements) for (const { value } of attributes) seen.push(value);
  };
  new MutationObserver((records) => {
    for (const { type, target, oldValue, addedNodes, removedNodes } of records) {
      if (oldValue !== null) seen.push(oldValue);
      if (type === 'childList') for (const node of [...addedNodes, ...removedNodes]) note(node);
      else note(target);
    }
  }).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    characterDataOldValue: true,
    attributes: true,
    attributeOldValue: true,
  });
}

/** What `noteEveryText` wrote down so far. */
export const everyTextOf = async (page: Page): Promise<string> =>
  (await page.evaluate(() => window.everyText)).join('\n');
