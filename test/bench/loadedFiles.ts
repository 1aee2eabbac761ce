import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';

export interface LoadedFile {
  /** Relative to the build, with forward slashes. */
  name: string;
  text: string;
}

const TAG = /<(?:script|link)\b[^>]*>/g;
const ADDRESS = /\b(?:src|href)="\/?([^"]+)"/;

function staticImports({ name, text }: LoadedFile): string[] {
  const { program } = parseSync(name, text);
  return program.body.flatMap((statement) =>
    'source' in statement && statement.source
      ? [path.posix.join(path.posix.dirname(name), statement.source.value)]
      : [],
  );
}

/** Scripts, preloads and style sheets that a page names. */
function tagged({ text }: LoadedFile): string[] {
  return Array.from(text.matchAll(TAG)).flatMap(([tag]) => ADDRESS.exec(tag)?.[1] ?? []);
}

/**
 * A page or script of a build and all the files it loads before it runs; what it may import later is left out.
 *
 * @param entry for example `popup.html`
 */
export function loadedFiles(folder: string, entry: string): LoadedFile[] {
  const loaded = new Map<string, LoadedFile>();
  const waiting = [entry];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (loaded.has(name)) continue;
    const file = { name, text: readFileSync(path.join(folder, name), 'utf8') };
    loaded.set(name, file);
    if (name.endsWith('.html')) waiting.push(...tagged(file));
    if (name.endsWith('.js')) waiting.push(...staticImports(file));
  }
  return [...loaded.values()];
}
