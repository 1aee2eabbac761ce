import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../sourceFiles.ts';

/** `npm test` builds all four before this runs. */
const builds = ['chrome-mv3', 'firefox-mv3', 'chrome-mv3-demo', 'firefox-mv3-demo'] as const;
const production = builds.filter((build) => !build.endsWith('-demo'));

const folderOf = (build: string) => join(ROOT, '.output', build);

function filesOf(build: string): { name: string; text: string }[] {
  return readdirSync(folderOf(build), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:js|html|css|json)$/.test(entry.name))
    .map((entry) => ({ name: entry.name, text: readFileSync(join(entry.parentPath, entry.name), 'utf8') }));
}

/** Two libraries ask for a global of their own name; nothing of ours may. */
const withoutLibraryHooks = (text: string) =>
  text.replace(/globalThis\.__zod_globalConfig|window\.__PREACT_SIGNALS_DEVTOOLS__/g, '');

describe('the built manifests', () => {
  it.each(builds)('of %s are as agreed', async (build) => {
    const manifest = readFileSync(join(folderOf(build), 'manifest.json'), 'utf8');
    const formatted = `${JSON.stringify(JSON.parse(manifest), null, 2)}\n`;
    await expect(formatted).toMatchFileSnapshot(`./${build}.golden.json`);
  });
});

describe('what ships', () => {
  it.each(production)('%s knows no address of a local server and none without encryption', (build) => {
    const found = filesOf(build).flatMap(({ name, text }) =>
      [...text.matchAll(/127\.0\.0\.1|localhost|\[::1\]|http:\/\/(?!www\.w3\.org\/)[^\s"'`]*/g)].map(
        ([what]) => `${name}: ${what}`,
      ),
    );
    expect(found).toEqual([]);
  });

  it.each(production)('%s knows no demo sign-in', (build) => {
    const found = filesOf(build).filter(({ text }) =>
      /[Nn]orthwind|correct horse battery|\bThis computer\b/.test(text),
    );
    expect(found.map(({ name }) => name)).toEqual([]);
  });

  it.each(builds)('%s carries no source map, no eval and no hook for tests', (build) => {
    const found = filesOf(build).filter(({ text }) =>
      /sourceMappingURL|\beval\(|new Function\(|(?:globalThis|window|self)\.__/.test(
        withoutLibraryHooks(text),
      ),
    );
    expect(found.map(({ name }) => name)).toEqual([]);
    expect(
      readdirSync(folderOf(build), { recursive: true }).filter((file) => String(file).endsWith('.map')),
    ).toEqual([]);
  });

  it.each(builds)('%s has no script or style inside its pages', (build) => {
    for (const { name, text } of filesOf(build).filter(({ name }) => name.endsWith('.html'))) {
      expect(text, name).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son\w+=/i);
    }
  });
});
