import * as fc from 'fast-check';

/** JSON as a server may send it. */
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Where in a body something stands. */
type Path = (string | number)[];

export interface Answer {
  status: number;
  text: string;
}

/** Names that mean something to every object. */
const PROTOTYPE_NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length'];

/** Turns text around, hides in it, ends it early or is half a letter. */
const TROUBLESOME = [
  '\u202E',
  '\u2066',
  '\u200B',
  '\u0000',
  '\uFEFF',
  '\u001B[2J',
  '\uD800',
  '</script>',
  '\uE000',
];

const NUMBERS = ['1e308', '-1e308', '1e999', '9007199254740993', '-0', '0.1', '4294967296', '-1'];

/** Far more levels than any function of ours could go down by calling itself. */
const DEEP = 20_000;

const anything: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, false, '', 0, -1, 0.5, [], {}, [null], { data: null }, 'null', '2.a|b|c'),
  fc.constantFrom(...TROUBLESOME, ...PROTOTYPE_NAMES),
  fc.string(),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
);

/** A place for what JSON.stringify cannot write; the text is put in afterwards. */
const RAW = '\uF8FFraw\uF8FF';
const rawText = fc.oneof(
  fc.constantFrom(...NUMBERS),
  fc.constant('['.repeat(DEEP) + ']'.repeat(DEEP)),
  fc.constant(`${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`),
  fc.constantFrom(...PROTOTYPE_NAMES).map((name) => `{${JSON.stringify(name)}:{"data":[],"isAdmin":true}}`),
);

function pathsOf(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const members: [string | number, Json][] = Array.isArray(value)
    ? value.map((member, at) => [at, member])
    : Object.entries(value);
  return [path, ...members.flatMap(([key, member]) => pathsOf(member, [...path, key]))];
}

/** The value with what stands at a path replaced; `undefined` takes it out. */
function withAt(
  value: Json,
  [first, ...rest]: Path,
  change: (old: Json) => Json | undefined,
): Json | undefined {
  if (first === undefined) return change(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return value.flatMap((member, at) => (at === first ? (withAt(member, rest, change) ?? []) : [member]));
  }
  const entries = Object.entries(value).flatMap(([key, member]) => {
    const next = key === first ? withAt(member, rest, change) : member;
    return next === undefined ? [] : [[key, next] as const];
  });
  return Object.fromEntries(entries);
}

type Change = (old: Json) => Json | undefined;

const changes: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 4,
    arbitrary: anything.map(
      (next): Change =>
        () =>
          next,
    ),
  },
  { weight: 2, arbitrary: fc.constant<Change>(() => undefined) },
  { weight: 1, arbitrary: fc.constant<Change>((old) => [old]) },
  { weight: 1, arbitrary: fc.constant<Change>((old) => ({ data: old })) },
  { weight: 1, arbitrary: fc.constant<Change>((old) => (Array.isArray(old) ? [...old, ...old] : old)) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...TROUBLESOME).map(
      (letters): Change =>
        (old) =>
          typeof old === 'string' ? letters + old + letters : letters,
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...PROTOTYPE_NAMES), anything).map(
      ([name, member]): Change =>
        (old) =>
          typeof old === 'object' && old !== null && !Array.isArray(old)
            ? Object.fromEntries([...Object.entries(old), [name, member]])
            : Object.fromEntries([[name, old]]),
    ),
  },
  { weight: 2, arbitrary: fc.constant<Change>(() => RAW) },
);

/** Mostly what counts as an answer, sometimes an error with the same trouble in it. */
const statuses = fc.oneof(
  { weight: 6, arbitrary: fc.constant(200) },
  { weight: 1, arbitrary: fc.constantFrom(400, 401, 403, 404, 409, 429, 500) },
);

/** A well-formed body with one to three things wrong, now and then cut off or followed by more. */
export function malformed(sample: unknown): fc.Arbitrary<Answer> {
  const body = sample as Json;
  const place = fc.constantFrom(...pathsOf(body));
  return fc
    .record({
      wrongs: fc.array(fc.tuple(place, changes), { minLength: 1, maxLength: 3 }),
      raw: rawText,
      end: fc.oneof(
        { weight: 6, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
        { weight: 1, arbitrary: fc.constantFrom('}', ']', '\u0000', 'null', '<html>') },
      ),
      status: statuses,
    })
    .map(({ wrongs, raw, end, status }) => {
      const value = wrongs.reduce<Json | undefined>(
        (before, [path, change]) => (before === undefined ? undefined : withAt(before, path, change)),
        body,
      );
      const whole = (JSON.stringify(value) ?? '').replaceAll(JSON.stringify(RAW), () => raw);
      if (typeof end === 'number') return { status, text: whole.slice(0, Math.floor(whole.length * end)) };
      return { status, text: whole + (end ?? '') };
    });
}
