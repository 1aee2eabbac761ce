import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Paths of all sources below a folder of the repository, relative to its root, with forward slashes. */
export function sourceFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|tsx)$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

export const readSource = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

export const withoutComments = (path: string): string =>
  readSource(path).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');

/** What a file imports: packages by name, our own files by path from the root. */
export function importsOf(path: string): string[] {
  const found = readSource(path).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g);
  return [...found].map(([, target = '']) =>
    target.startsWith('.')
      ? relative(ROOT, resolve(ROOT, dirname(path), target)).replaceAll('\\', '/')
      : target,
  );
}
