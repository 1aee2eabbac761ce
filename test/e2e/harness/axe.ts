import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type axeCore from 'axe-core';
import type { Page } from 'puppeteer';
import { settle } from './settle.ts';

/** What axe's script leaves in the page. */
declare const axe: typeof axeCore;

/** In axe's words. */
const RUN_ONLY = {
  /** WCAG 2.2, levels A and AA. */
  all: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  /** Those of them that look at colours. */
  colours: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
} satisfies Record<string, axeCore.RunOnly>;

export interface AxeViolation {
  rule: string;
  impact: string;
  help: string;
  /** One line per element: how to find it and what is wrong with it. */
  elements: string[];
}

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every WCAG 2.2 A and AA rule that the page breaks as it is now, or of those about colours; empty is good. */
export async function axeViolations(
  page: Page,
  rules: keyof typeof RUN_ONLY = 'all',
): Promise<AxeViolation[]> {
  await settle(page);
  // Evaluated by the debugger, which the page's own content security policy does not bind.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await source);
  return page.evaluate(async (runOnly) => {
    // our pages load nothing and hold no frames that axe would have to wait for
    const { violations } = await axe.run(document, {
      runOnly,
      preload: false,
      iframes: false,
      resultTypes: ['violations'],
    });
    return violations.map(({ id, impact, help, nodes }) => ({
      rule: id,
      impact: impact ?? 'unknown',
      help,
      elements: nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
    }));
  }, RUN_ONLY[rules]);
}
