import type catalogue from '../../public/_locales/en/messages.json';

/** A key of the message catalogue. */
export type MessageKey = keyof typeof catalogue;

export type GetMessage = (key: string, substitutions?: string[]) => string;

let getMessage: GetMessage = (key) => key;
let locale: string | undefined;
/** Made once, because making one costs more than all that is ever done with it. */
let plurals = new Intl.PluralRules();
let numbers = new Intl.NumberFormat();

/** Called once at start-up by whoever has the browser's catalogue: an entrypoint, or a test. */
export function useCatalogue(source: GetMessage, language?: string): void {
  getMessage = source;
  locale = language;
  plurals = new Intl.PluralRules(language);
  numbers = new Intl.NumberFormat(language);
}

/** The language of the interface, for `Intl`. */
export function currentLocale(): string | undefined {
  return locale;
}

/** A message with `$1`, `$2` … filled in. */
export function t(key: MessageKey, ...substitutions: (string | number)[]): string {
  return getMessage(key, substitutions.map(String));
}

/** A message of a family such as `failure_<kind>`; empty when the family has no such member. */
export function tMember(family: string, member: string | number, ...substitutions: string[]): string {
  const message = getMessage(`${family}_${member}`, substitutions);
  return message === `${family}_${member}` ? '' : message;
}

type PluralFamily = {
  [K in MessageKey]: K extends `${infer Family}_other` ? Family : never;
}[MessageKey];

/** A message in the right plural form for `count`, which fills `$1` in digits of the language. */
export function tCount(family: PluralFamily, count: number, ...substitutions: (string | number)[]): string {
  const form = plurals.select(count);
  const exact = tMember(family, form, formatNumber(count), ...substitutions.map(String));
  return exact || tMember(family, 'other', formatNumber(count), ...substitutions.map(String));
}

export function formatNumber(value: number): string {
  return numbers.format(value);
}
