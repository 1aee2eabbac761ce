import { describe, expect, it } from 'vitest';
import { importsOf, readSource, sourceFiles, withoutComments } from './sourceFiles.ts';

/** Who may import whom (design section 2). The left side is a folder; its own files are always allowed. */
const MAY_IMPORT: Record<string, string[]> = {
  'utils/crypto': [],
  'utils/wire': [],
  'utils/domain': [],
  'utils/bridge': ['utils/domain'],
  'entrypoints/background': ['utils/wire', 'utils/crypto', 'utils/domain', 'utils/bridge'],
  'utils/state': ['utils/bridge', 'utils/domain'],
  components: ['utils/state', 'utils/domain'],
  'entrypoints/shared': ['components', 'utils/state', 'utils/bridge', 'utils/domain'],
  'entrypoints/popup': ['entrypoints/shared'],
  'entrypoints/sidepanel': ['entrypoints/shared'],
  'entrypoints/options': ['components', 'utils/state', 'utils/bridge', 'utils/domain'],
  'test/server': ['utils/wire', 'test/server/seed'],
  'test/server/seed': ['test/server', 'utils/crypto', 'test/vectors'],
};

const isBelow = (path: string, folder: string) => path.startsWith(`${folder}/`);

/** The most specific folder of the table a file lies in. */
function layerOf(path: string): string | undefined {
  return Object.keys(MAY_IMPORT)
    .filter((folder) => isBelow(path, folder))
    .sort((a, b) => b.length - a.length)[0];
}

const shipped = ['utils', 'components', 'entrypoints'].flatMap(sourceFiles);
const layered = [...shipped, ...sourceFiles('test/server')];

describe('the import table', () => {
  it('gives every shipped file a layer', () => {
    expect(shipped.filter((path) => layerOf(path) === undefined)).toEqual([]);
  });

  it('allows every arrow between our files', () => {
    const wrong = layered.flatMap((path) => {
      const layer = layerOf(path) ?? '';
      return importsOf(path)
        .filter((target) => /^(?:utils|components|entrypoints|test)\//.test(target))
        .filter((target) => !isBelow(target, layer) || layerOf(target) !== layer)
        .filter((target) => !MAY_IMPORT[layer]?.some((folder) => isBelow(target, folder)))
        .map((target) => `${path} -> ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('notices an arrow that is not in the table', () => {
    expect(MAY_IMPORT.components?.some((folder) => isBelow('utils/crypto/kdf.ts', folder))).toBe(false);
  });

  it('lets pages take types from the contract and nothing that would run', () => {
    const pages = [...sourceFiles('utils/state'), ...sourceFiles('components')];
    const running = pages.filter((path) =>
      /import (?!type)[^;]*from '[^']*bridge\/(?:contract|schemas)/.test(readSource(path)),
    );
    expect(running).toEqual([]);
  });
});

describe('the shape of the house', () => {
  it('keeps every file short enough to be read at once', () => {
    const long = shipped.filter((path) => readSource(path).split('\n').length > 250);
    expect(long).toEqual([]);
  });

  it('keeps entrypoints to wiring', () => {
    const mains = [
      'entrypoints/popup/main.tsx',
      'entrypoints/sidepanel/main.tsx',
      'entrypoints/options/main.tsx',
      'entrypoints/background/index.ts',
    ];
    expect(mains.filter((path) => readSource(path).trimEnd().split('\n').length > 30)).toEqual([]);
  });

  it('reads storage in a page through the paint and the changed key only', () => {
    const readers = shipped
      .filter((path) => !path.startsWith('entrypoints/background/'))
      .filter((path) => /\bstorage\b\s*\./.test(withoutComments(path)));
    expect(readers.sort()).toEqual(['utils/bridge/changed.ts', 'utils/bridge/paint.ts']);
  });

  it('has one fetch', () => {
    const fetching = shipped.filter((path) => /\bfetch\(/.test(readSource(path)));
    // platform.ts hands the browser's fetch to http.ts and to no one else
    expect(fetching.sort()).toEqual(['entrypoints/background/platform.ts', 'utils/wire/http.ts']);
  });

  it('lets one file know which regions a build has, so that all the others run in plain Node', () => {
    const running = (file: string) =>
      shipped.filter((path) => new RegExp(`import (?!type)[^;]*/${file}\\.ts'`).test(readSource(path)));
    expect(running('wire/regions')).toEqual(['entrypoints/background/platform.ts']);
    // nor does the bench get at it through the file that has the browser
    expect(running('platform')).toEqual(['entrypoints/background/index.ts']);
  });

  it('never asks for the collection details of a client, which would write audit events', () => {
    expect(shipped.filter((path) => /collections\/details/.test(withoutComments(path)))).toEqual([]);
  });
});

describe('the packages of the product', () => {
  const users: Record<string, [RegExp, string[]]> = {
    wxt: [/from 'wxt\/browser'/, shipped],
    'webextension-polyfill': [/@wxt-dev\/webextension-polyfill/, ['wxt.config.ts']],
    preact: [/from 'preact'/, shipped],
    '@preact/signals': [/from '@preact\/signals'/, shipped],
    idb: [/from 'idb'/, shipped],
    zod: [/from 'zod\/mini'/, shipped],
    vitest: [/from 'vitest'/, sourceFiles('test/unit')],
    puppeteer: [/from 'puppeteer'/, sourceFiles('test/e2e')],
  };

  it.each(Object.entries(users))('really uses %s', (_, [pattern, files]) => {
    expect(files.some((path) => pattern.test(readSource(path)))).toBe(true);
  });
});
