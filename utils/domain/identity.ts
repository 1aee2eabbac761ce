/** The twelve hues a client can have; their colours are in `tokens.css`, none lies near the accent. */
export const HUES = [
  'rose',
  'brick',
  'umber',
  'ochre',
  'olive',
  'fern',
  'sky',
  'cobalt',
  'indigo',
  'violet',
  'plum',
  'slate',
] as const;

export type Hue = (typeof HUES)[number];

/** Solid colours for the toolbar badge, where no stylesheet reaches; white letters read on each in both themes. */
export const BADGE_COLOURS: Record<Hue, string> = {
  rose: '#944254',
  brick: '#94462e',
  umber: '#745a47',
  ochre: '#805800',
  olive: '#606700',
  fern: '#2d7138',
  sky: '#026991',
  cobalt: '#395f9f',
  indigo: '#59569d',
  violet: '#714d92',
  plum: '#874578',
  slate: '#57616f',
};

/** Of the badge that counts severe events nobody has seen; no client has it. */
export const ALERT_COLOUR = '#b3261e';

/** FNV-1a, 32 bits: the same hue for the same id on every machine, for ever. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value ^= text.charCodeAt(i);
    value = Math.imul(value, 0x01000193);
  }
  return value >>> 0;
}

export function hueOf(id: string): Hue {
  return HUES[hash(id) % HUES.length] as Hue;
}

function letters(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** Codes worth trying for a name, best first: initials, then letters further inside. */
function candidates(name: string): string[] {
  const words = letters(name);
  const first = words[0];
  if (!first) return ['??'];
  const tried: string[] = [];
  for (const word of words.slice(1)) tried.push((first[0] ?? '') + (word[0] ?? ''));
  for (const letter of [...words.join('').slice(1)]) tried.push((first[0] ?? '') + letter);
  return tried.length ? tried.map((code) => code.toUpperCase()) : [(first[0] ?? '?').toUpperCase()];
}

/** Letters and digits that two of fit behind a first letter. */
const MOST_NUMBERS = 36 ** 2;

/** Gives names codes that nobody has: two letters of the name, then its first letter and a number. */
export function codeGiver(given: Iterable<string> = []): (name: string) => string {
  const taken = new Set(given);
  const numbers = new Map<string, number>();
  function numbered(first: string): string | null {
    for (let number = numbers.get(first) ?? 1; number < MOST_NUMBERS; number++) {
      const code = first + number.toString(36).toUpperCase();
      numbers.set(first, number + 1);
      if (!taken.has(code)) return code;
    }
    return null;
  }
  return (name) => {
    const options = candidates(name);
    const best = options[0] as string;
    const code = options.find((option) => !taken.has(option)) ?? numbered([...best][0] as string) ?? best;
    taken.add(code);
    return code;
  };
}

/**
 * Short codes, each given once: Clover Dental CD, Cloudreach Design CR.
 * The order of ids decides who keeps the initials, so that a new client never renames an old one's tile
 * unless its id sorts first.
 *
 * @returns code by id
 */
export function codesFor(items: readonly { id: string; name: string }[]): Map<string, string> {
  const give = codeGiver();
  const byId = [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
  return new Map(byId.map(({ id, name }) => [id, give(name)]));
}

/** Up to two initials of a person, from the name or the e-mail address. */
export function initials(nameOrEmail: string): string {
  const words = letters(nameOrEmail.split('@')[0] ?? '');
  const [first, ...rest] = words;
  const last = rest.at(-1);
  return ((first?.[0] ?? '?') + (last?.[0] ?? '')).toUpperCase();
}
