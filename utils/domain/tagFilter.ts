import type { Client } from './clients.ts';
import { foldLetters } from './letters.ts';

/** Without case, accents and spaces, so that `#onsite` finds “On site”. */
const folded = (tag: string) => foldLetters(tag.normalize('NFC').replace(/\s+/g, ''));

/** Beginnings of tags that were typed after a `#`, and the words beside them. */
export function splitTags(query: string): { tags: string[]; words: string } {
  const parts = query.trim().split(/\s+/);
  const isTag = (part: string) => part.startsWith('#');
  return {
    tags: parts.filter(isTag).map((part) => folded(part.slice(1))),
    words: parts.filter((part) => !isTag(part)).join(' '),
  };
}

/** Whether the client has a tag for each beginning. */
export function hasTags({ tags }: Client, beginnings: readonly string[]): boolean {
  const own = tags.map(folded);
  return beginnings.every((beginning) => own.some((tag) => tag.startsWith(beginning)));
}
