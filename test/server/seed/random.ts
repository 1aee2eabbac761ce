import { createHash } from 'node:crypto';

/** A stream of numbers that is the same for the same label on every machine: no clock, no system randomness. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number; both ends included. */
  int(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly [T, ...T[]]): T;
  bytes(length: number): Buffer;
  /** A lower-case version 4 GUID. */
  guid(): string;
}

/** sfc32, a small generator with a period long enough for any seed; not for secrets of anyone. */
function sfc32([a, b, c, counter]: [number, number, number, number]): () => number {
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
}

/** Each label has its own stream, so that more clients or people never change those before them. */
export function random(...label: (string | number)[]): Random {
  const start = createHash('sha256').update(label.join('/')).digest();
  const word = sfc32([
    start.readInt32LE(0),
    start.readInt32LE(4),
    start.readInt32LE(8),
    start.readInt32LE(12),
  ]);
  const next = () => word() / 2 ** 32;
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const bytes = (length: number) => {
    const words = Buffer.alloc(4 * Math.ceil(length / 4));
    for (let offset = 0; offset < words.length; offset += 4) words.writeUInt32LE(word(), offset);
    return words.subarray(0, length);
  };
  return {
    next,
    int,
    bytes,
    chance: (probability) => next() < probability,
    pick: (items) => items[int(0, items.length - 1)] ?? items[0],
    guid: () => {
      const id = bytes(16);
      id[6] = ((id[6] ?? 0) & 0x0f) | 0x40;
      id[8] = ((id[8] ?? 0) & 0x3f) | 0x80;
      const hex = id.toString('hex');
      return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
        '-',
      );
    },
  };
}
