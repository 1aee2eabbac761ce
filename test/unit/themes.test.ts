import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { sourceFiles, withoutComments } from './sourceFiles.ts';

const root = path.resolve(import.meta.dirname, '..', '..');

/** The rules of WCAG that look at no colour are therefore checked in one theme (test/e2e/steps.ts). */
it('light and dark differ in colours alone, which CSS can tell by itself', () => {
  const styles = ['components', 'entrypoints'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.css'))
      .map((file) => path.join(folder, file)),
  );
  expect(styles.length).toBeGreaterThan(1);
  const asksForTheme = /prefers-color-scheme/;
  expect(styles.filter((file) => asksForTheme.test(readFileSync(path.join(root, file), 'utf8')))).toEqual([]);
  const shipped = ['utils', 'components', 'entrypoints'].flatMap(sourceFiles);
  expect(shipped.filter((file) => asksForTheme.test(withoutComments(file)))).toEqual([]);
});
