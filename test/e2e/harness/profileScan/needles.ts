/** Something that must not be anywhere in a profile, in whatever way it may have been written down. */
export interface Needle {
  /** For the report, which never repeats the value. */
  name: string;
  value: string | Uint8Array;
}

/** One way to write a needle down. */
export interface Form {
  needle: string;
  /** `base64 from 1, UTF-16LE` */
  form: string;
  bytes: Buffer;
}

/** Shorter ones would be found by chance. */
const MIN_BYTES = 6;

/**
 * What base64 makes of these bytes wherever they lie in a longer text: it takes three bytes at a time, so there are
 * three ways. The characters that neighbours have a part in are left out.
 */
function base64At(bytes: Buffer, alignment: number): string {
  const whole = Buffer.concat([Buffer.alloc(alignment), bytes]).toString('base64');
  const bits = 8 * (alignment + bytes.length);
  return whole.slice(Math.ceil((8 * alignment) / 6), Math.floor(bits / 6));
}

const toUrl = (base64: string) => base64.replaceAll('+', '-').replaceAll('/', '_');

/** The value as texts, by name. */
function texts(value: string | Uint8Array): [string, string][] {
  const bytes = Buffer.from(value);
  const alignments = [0, 1, 2].map((alignment) => [alignment, base64At(bytes, alignment)] as const);
  return [
    ...(typeof value === 'string'
      ? ([
          ['text', value],
          ['percent-encoded', encodeURIComponent(value)],
        ] as [string, string][])
      : []),
    ['hex', bytes.toString('hex')],
    ['HEX', bytes.toString('hex').toUpperCase()],
    ...alignments.map(([from, text]): [string, string] => [`base64 from ${from}`, text]),
    ...alignments.map(([from, text]): [string, string] => [`base64url from ${from}`, toUrl(text)]),
  ];
}

/** Firefox writes keys of IndexedDB so that they sort: each character moved up by one, long ones in more bytes. */
function firefoxKey(text: string): Buffer {
  const bytes = Array.from({ length: text.length }, (_, at) => {
    const unit = text.charCodeAt(at);
    if (unit <= 0x7e) return [unit + 1];
    if (unit <= 0x3fff + 0x7f) return [0x80 | ((unit - 0x7f) >> 8), (unit - 0x7f) & 0xff];
    return [0xc0 | (unit >> 10), (unit >> 2) & 0xff, (unit << 6) & 0xff];
  });
  return Buffer.from(bytes.flat());
}

const ENCODINGS: [string, (text: string) => Buffer][] = [
  ['UTF-8', (text) => Buffer.from(text, 'utf8')],
  ['UTF-16LE', (text) => Buffer.from(text, 'utf16le')],
  // as Chromium writes keys of IndexedDB
  ['UTF-16BE', (text) => Buffer.from(text, 'utf16le').swap16()],
  // as both write short strings in stored objects
  ['Latin-1', (text) => Buffer.from(text, /^[\0-\xff]*$/.test(text) ? 'latin1' : 'utf8')],
  ['Firefox key', firefoxKey],
];

/** Every form, none twice. @throws when it is too short to mean anything */
export function formsOf({ name, value }: Needle): Form[] {
  if (Buffer.from(value).length < MIN_BYTES) throw new Error(`The needle “${name}” is too short.`);
  const forms = new Map<string, Form>();
  const add = (form: string, bytes: Buffer) => {
    const known = bytes.toString('latin1');
    if (!forms.has(known)) forms.set(known, { needle: name, form, bytes });
  };
  if (typeof value !== 'string') add('bytes', Buffer.from(value));
  for (const [text, written] of texts(value)) {
    for (const [encoding, encode] of ENCODINGS) add(`${text}, ${encoding}`, encode(written));
  }
  return [...forms.values()];
}
