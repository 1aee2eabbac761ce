import { describe, expect, it } from 'vitest';
import { sourceFiles, withoutComments } from './sourceFiles.ts';

/** security.md section 1, as far as the sources show it. */
describe('the sources of what ships', () => {
  const shipped = ['utils', 'components', 'entrypoints'].flatMap(sourceFiles);
  const using = (pattern: RegExp) => shipped.filter((path) => pattern.test(withoutComments(path))).sort();

  it('listen to nobody outside, and open no port', () => {
    expect(
      using(/\bonMessageExternal\b|\bonConnect(?:External)?\b|\bonUserScript|\bruntime\.connect\b/),
    ).toEqual([]);
  });

  it('hear of messages in the worker alone, and of storage in a page at one key, in the worker at names of keys', () => {
    expect(using(/\bonMessage\b/)).toEqual(['entrypoints/background/index.ts']);
    expect(using(/\bonChanged\s*\.\s*addListener|\bstorage\s*\.\s*onChanged/)).toEqual([
      'entrypoints/background/platform.ts',
      'utils/bridge/changed.ts',
    ]);
    // no other name leads to storage
    expect(using(/[{,]\s*storage\s*[,}:]/)).toEqual([]);
  });

  it('set no title, and write no address but those of the routes', () => {
    expect(using(/\bdocument\s*\.\s*title\b|\.title\s*=[^=]|\bpushState\b|\breplaceState\b/)).toEqual([]);
    expect(
      using(/\blocation\s*\.\s*(?:href|hash|search)\s*=[^=]|\blocation\s*\.\s*(?:assign|replace)\b/),
    ).toEqual([]);
  });

  it('put no text into a page as markup', () => {
    expect(
      using(/dangerouslySetInnerHTML|\binnerHTML\b|\bouterHTML\b|insertAdjacentHTML|document\.write/),
    ).toEqual([]);
  });
});
