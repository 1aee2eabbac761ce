import { isAscii } from './words.ts';

/** Without case and accents, and as long as it was, so that ranges fit the name. */
export function foldLetters(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  return text.replace(/[^ -~]|[A-Z]/g, (letter) => {
    const [base = letter, mark] = letter.normalize('NFD');
    const low = (mark && /\p{M}/u.test(mark) ? base : letter).toLowerCase();
    return ALONE[low] ?? (low.length === 1 ? low : letter);
  });
}

/** Letters that no rule of Unicode takes apart. */
const ALONE: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ı: 'i', ß: 's', æ: 'a', œ: 'o' };

/** Which letters occur, one bit for several: what lacks two of them is more than one typo away. */
export function lettersOf(text: string): number {
  let bits = 0;
  for (let i = 0; i < text.length; i++) bits |= 1 << (text.charCodeAt(i) & 31);
  return bits;
}

export const hasTwo = (bits: number) => (bits & (bits - 1)) !== 0;
