/** Bytes with the way that leads to them: a file, and what it was opened to. */
export interface Source {
  where: string;
  bytes: Buffer;
  /** Only of a file itself. */
  path?: string;
  /** Firefox may have compressed it without a sign that it did. */
  maybeSnappy?: boolean;
}

/** A way of writing that hides what is in it from a plain search. */
export interface Container {
  name: string;
  fits(source: Source): boolean;
  /** What is inside. @throws when it is broken */
  open(source: Source): Iterable<Source>;
}

export const inside = ({ where }: Source, label: string, bytes: Uint8Array): Source => ({
  where: `${where} > ${label}`,
  bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
});

/** A number in groups of seven bits, the low ones first, and where it ends. @throws at the end of the bytes */
export function varint(bytes: Buffer, start: number): [value: number, end: number] {
  let value = 0;
  for (let at = start, factor = 1; at < start + 10; at++, factor *= 128) {
    const byte = bytes[at];
    if (byte === undefined) break;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return [value, at + 1];
  }
  throw new Error('A number has no end.');
}
