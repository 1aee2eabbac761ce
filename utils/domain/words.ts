export interface Word {
  text: string;
  /** Where in the text it begins. */
  at: number;
}

/** Runs of letters, marks and digits, in any script; an apostrophe belongs to its word. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(/[\p{L}\p{M}\p{N}'’]+/gu), (found) => ({
    text: found[0],
    at: found.index,
  }));
}
