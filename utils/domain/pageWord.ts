import { CLIENT_PAGES, type ClientPage, pageWords } from './clientPages.ts';

export interface PageWord {
  page: ClientPage;
  /** What was typed before it. */
  before: string;
}

/** Fewer letters begin too many words of names. */
const SHORTEST = 3;

/** The page that the last word of a query begins to name; null when it names none, or stands alone. */
export function pageWord(query: string): PageWord | null {
  const [, before = '', last = ''] = /^(.*\S)\s+(\S+)$/.exec(query.trim()) ?? [];
  const typed = last.toLowerCase();
  if (typed.length < SHORTEST) return null;
  const page = CLIENT_PAGES.find((page) => pageWords(page).some((word) => word.startsWith(typed)));
  return page ? { page, before } : null;
}
