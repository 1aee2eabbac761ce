export interface Word {
  text: string;
  /** Where in the text it begins. */
  at: number;
}

/** Runs of letters, marks and digits, in any script; an apostrophe belongs to its word. */
export function wordsOf(text: string): Word[] {
  if (isAscii(text)) return asciiWords(text);
  return Array.from(text.matchAll(/[\p{L}\p{M}\p{N}'’]+/gu), (found) => ({
    text: found[0],
    at: found.index,
  }));
}

export const isAscii = (text: string) => /^[ -~]*$/.test(text);

/** The same many times faster, for the lists of thousands of names that have no other letters. */
function asciiWords(text: string): Word[] {
  const words: Word[] = [];
  let at = -1;
  for (let i = 0; i <= text.length; i++) {
    const letter = text.charCodeAt(i);
    const isIn =
      (letter >= 97 && letter <= 122) ||
      (letter >= 65 && letter <= 90) ||
      (letter >= 48 && letter <= 57) ||
      letter === 39;
    if (isIn && at < 0) at = i;
    if (isIn || at < 0) continue;
    words.push({ text: text.slice(at, i), at });
    at = -1;
  }
  return words;
}
