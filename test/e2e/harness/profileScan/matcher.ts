import type { Form } from './needles.ts';

export interface Match {
  needle: string;
  form: string;
  offset: number;
}

export type Matcher = (bytes: Uint8Array) => Match[];

const FIRST = 4;

/** Looks for all forms in one pass: only where four bytes in a row begin one of them, the rest is compared. */
export function createMatcher(forms: readonly Form[]): Matcher {
  const byStart = new Map<number, Form[]>();
  const mayStart = new Uint8Array(1 << 16);
  const slot = (word: number) => Math.imul(word, 0x9e3779b1) >>> 16;
  for (const form of forms) {
    const word = form.bytes.readInt32LE(0);
    byStart.set(word, [...(byStart.get(word) ?? []), form]);
    mayStart[slot(word)] = 1;
  }

  return (bytes) => {
    const matches: Match[] = [];
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let word = 0;
    for (let end = 0; end < buffer.length; end++) {
      word = (word >>> 8) | ((buffer[end] as number) << 24);
      if (mayStart[slot(word)] === 0 || end < FIRST - 1) continue;
      const offset = end - FIRST + 1;
      for (const { needle, form, bytes: wanted } of byStart.get(word) ?? []) {
        if (buffer.subarray(offset, offset + wanted.length).equals(wanted))
          matches.push({ needle, form, offset });
      }
    }
    return matches;
  };
}
