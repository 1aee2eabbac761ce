import { inflateSync } from 'node:zlib';

export interface ReadPdf {
  pages: number;
  /** All of it in the order of the page, without its spaces: how words are set apart is a matter of places. */
  text: string;
}

interface Part {
  dictionary: string;
  /** Unpacked; empty where there is none. */
  stream: string;
}

/** The numbered parts of a file as Chromium writes it: each for itself, streams packed or not. */
function partsOf(bytes: Buffer): Map<number, Part> {
  const file = bytes.toString('latin1');
  const parts = new Map<number, Part>();
  for (const { 1: number, index } of file.matchAll(/(?<=^|\n)(\d+) 0 obj\b/g)) {
    const end = file.indexOf('endobj', index);
    const body = file.slice(index, end);
    const at = body.search(/\bstream\r?\n/);
    const dictionary = at < 0 ? body : body.slice(0, at);
    let stream = '';
    if (at >= 0) {
      const start = index + at + (body.slice(at).match(/^stream\r?\n/)?.[0].length ?? 0);
      const packed = bytes.subarray(start, file.indexOf('endstream', start));
      stream = dictionary.includes('/FlateDecode')
        ? inflateSync(packed).toString('latin1')
        : packed.toString('latin1');
    }
    parts.set(Number(number), { dictionary, stream });
  }
  return parts;
}

const fromHex = (hex: string): string =>
  (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');

/** Glyph -> what it is read as. */
function readingOf(map: string): Map<number, string> {
  const reading = new Map<number, string>();
  for (const [, list = ''] of map.matchAll(/beginbfchar\s([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', text = ''] of list.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi))
      reading.set(Number.parseInt(glyph, 16), fromHex(text));
  for (const [, list = ''] of map.matchAll(/beginbfrange\s([\s\S]*?)endbfrange/g))
    for (const [, first = '', last = '', text = ''] of list.matchAll(
      /<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi,
    )) {
      const [from, to] = [Number.parseInt(first, 16), Number.parseInt(last, 16)];
      const start = Number.parseInt(text, 16);
      for (let glyph = from; glyph <= to; glyph++)
        reading.set(glyph, String.fromCharCode(start + glyph - from));
    }
  return reading;
}

/** As much of a PDF of Chromium's as a test looks at. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const parts = partsOf(Buffer.from(bytes));
  const dictionaries = [...parts.values()].map(({ dictionary }) => dictionary);
  const fonts = new Map<string, Map<number, string>>();
  for (const dictionary of dictionaries)
    for (const [, name = '', number] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = parts.get(Number(number))?.dictionary.match(/\/ToUnicode (\d+) 0 R/)?.[1];
      fonts.set(name, readingOf(parts.get(Number(map))?.stream ?? ''));
    }
  let text = '';
  for (const { stream } of parts.values()) {
    let font = new Map<number, string>();
    for (const [, name, hex] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-F]+)>/gi)) {
      if (name) font = fonts.get(name) ?? new Map();
      for (const glyph of hex?.match(/.{4}/g) ?? []) text += font.get(Number.parseInt(glyph, 16)) ?? '';
    }
  }
  return {
    pages: dictionaries.filter((dictionary) => /\/Type \/Page\b(?!s)/.test(dictionary)).length,
    // two letters drawn as one are two
    text: text.normalize('NFKC').replace(/\s/g, ''),
  };
}
