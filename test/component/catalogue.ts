import catalogue from '../../public/_locales/en/messages.json' with { type: 'json' };
import { useCatalogue } from '../../utils/domain/text.ts';

const messages: Record<string, { message: string }> = catalogue;

/** A message as the browser gives it: `$1` … `$9` filled in, empty for a key that is not there. */
export function message(key: string, substitutions: string[] = []): string {
  const text = messages[key]?.message ?? '';
  return text.replace(/\$([1-9])/g, (_, digit: string) => substitutions[Number(digit) - 1] ?? '');
}

/** Gives the components the English catalogue. Call once per test file. */
export function useEnglish(): void {
  useCatalogue(message, 'en');
}
