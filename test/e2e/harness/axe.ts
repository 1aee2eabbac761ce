import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type axeCore from 'axe-core';
import type { Page } from 'puppeteer';
import { settle } from './settle.ts';

/** What axe's script leaves in the page. */
declare const axe: typeof axeCore;

/** WCAG 2.2, levels A and AA, in axe's words. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export interface AxeViolation {
  rule: string;
  impact: string;
  help: string;
  /** One line per element: how to find it and what is wrong with it. */
  elements: string[];
}

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every WCAG 2.2 A and AA rule that the page breaks as it is now; empty is good. */
export async function axeViolations(page: Page): Promise<AxeViolation[]> {
  await settle(page);
  // Evaluated by the debugger, which the page's own content security policy does not bind.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await source);
  return page.evaluate(async (tags) => {
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
    return violations.map(({ id, impact, help, nodes }) => ({
      rule: id,
      impact: impact ?? 'unknown',
      help,
      elements: nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
    }));
  }, TAGS);
}
