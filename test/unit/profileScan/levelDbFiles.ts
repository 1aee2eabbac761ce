import { snappyCompress } from 'hysnappy';

/** Writes what LevelDB writes, as far as reading needs it: checksums are nobody's business here. */

type Pair = [key: string, value: Buffer];

export function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80);
  return Buffer.from([...bytes, rest]);
}

/** Keys without the beginning they share with the one before, as in a real block. */
function block(pairs: readonly Pair[]): Buffer {
  let before = Buffer.alloc(0);
  const entries = pairs.map(([text, value]) => {
    const key = Buffer.from(text);
    let shared = 0;
    while (shared < key.length && key[shared] === before[shared]) shared += 1;
    before = key;
    const own = key.subarray(shared);
    return Buffer.concat([varint(shared), varint(own.length), varint(value.length), own, value]);
  });
  const restarts = Buffer.alloc(8);
  restarts.writeUInt32LE(1, 4);
  return Buffer.concat([...entries, restarts]);
}

/** One block of data for each list of pairs. */
export function table(blocks: readonly (readonly Pair[])[], compressed: boolean): Buffer {
  const parts: Buffer[] = [];
  let end = 0;
  function write(content: Buffer, compress: boolean): Buffer {
    const stored = compress ? Buffer.from(snappyCompress(content)) : content;
    const handle = Buffer.concat([varint(end), varint(stored.length)]);
    parts.push(stored, Buffer.from([compress ? 1 : 0, 0, 0, 0, 0]));
    end += stored.length + 5;
    return handle;
  }
  const handles = blocks.map((pairs): Pair => [pairs.at(-1)?.[0] ?? '', write(block(pairs), compressed)]);
  const metaHandle = write(block([]), false);
  const indexHandle = write(block(handles), compressed);
  const footer = Buffer.concat([metaHandle, indexHandle, Buffer.alloc(40)]).subarray(0, 40);
  return Buffer.concat([...parts, footer, Buffer.from('57fb808b247547db', 'hex')]);
}

/** A record that puts these pairs. */
export function batch(pairs: readonly Pair[]): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt32LE(pairs.length, 8);
  const puts = pairs.flatMap(([key, value]) => [
    Buffer.of(1),
    varint(Buffer.byteLength(key)),
    Buffer.from(key),
    varint(value.length),
    value,
  ]);
  return Buffer.concat([head, ...puts]);
}

const BLOCK = 32_768;

/** Records in blocks of 32 kB, cut where a block ends. */
export function log(records: readonly Buffer[]): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  const write = (bytes: Buffer) => {
    parts.push(bytes);
    at += bytes.length;
  };
  for (const record of records) {
    for (let start = 0, first = true; first || start < record.length; first = false) {
      const room = BLOCK - (at % BLOCK);
      if (room < 7) write(Buffer.alloc(room));
      const piece = record.subarray(start, start + BLOCK - (at % BLOCK) - 7);
      start += piece.length;
      const isLast = start >= record.length;
      const header = Buffer.alloc(7);
      header.writeUInt16LE(piece.length, 4);
      header[6] = first ? (isLast ? 1 : 2) : isLast ? 4 : 3;
      write(header);
      write(piece);
    }
  }
  return Buffer.concat(parts);
}
