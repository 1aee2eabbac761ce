import path from 'node:path';
import { decompressZstd } from 'hyparquet-compressors';
import { type Container, inside, type Source, varint } from './container.ts';
import { hasChromiumMark, uncompress } from './snappy.ts';

/** The last bytes of every table. */
const MAGIC = Buffer.from('57fb808b247547db', 'hex');
const FOOTER_BYTES = 48;
const LOG_BLOCK = 32_768;
const LOG_HEADER = 7;
const BATCH_HEADER = 12;
const FIRST = 2;
const LAST = 4;
const FULL = 1;

interface Entry {
  key: Buffer;
  value: Buffer;
}

/** Keys share their beginning with the one before. */
function entriesOf(block: Buffer): Entry[] {
  const restarts = block.readUInt32LE(block.length - 4);
  const end = block.length - 4 - 4 * restarts;
  const entries: Entry[] = [];
  let before: Buffer = Buffer.alloc(0);
  for (let at = 0; at < end; ) {
    const [shared, afterShared] = varint(block, at);
    const [own, afterOwn] = varint(block, afterShared);
    const [length, start] = varint(block, afterOwn);
    const key = Buffer.concat([before.subarray(0, shared), block.subarray(start, start + own)]);
    entries.push({ key, value: block.subarray(start + own, start + own + length) });
    before = key;
    at = start + own + length;
  }
  return entries;
}

function readBlock(table: Buffer, handle: Buffer): Buffer {
  const [offset, afterOffset] = varint(handle, 0);
  const [size] = varint(handle, afterOffset);
  const block = table.subarray(offset, offset + size);
  const compression = table[offset + size];
  if (compression === 0) return block;
  if (compression === 1) return uncompress(block);
  if (compression === 2) return Buffer.from(decompressZstd(block));
  throw new Error('A block is compressed in a way that is not known.');
}

/** Values that Chromium compressed on top of what LevelDB does; all others are found where they lie. */
function* compressedValues(source: Source, entries: readonly Entry[]): Iterable<Source> {
  for (const { value } of entries) if (hasChromiumMark(value)) yield inside(source, 'value', value);
}

export const levelDbTable: Container = {
  name: 'LevelDB table',
  fits: ({ path: file = '', bytes }) =>
    bytes.subarray(-MAGIC.length).equals(MAGIC) || /\.(?:ldb|sst)$/.test(file),
  *open(source) {
    const { bytes } = source;
    if (!bytes.subarray(-MAGIC.length).equals(MAGIC))
      throw new Error('The table was not written to its end.');
    const footer = bytes.subarray(-FOOTER_BYTES);
    const [, afterOffset] = varint(footer, 0);
    const [, indexHandle] = varint(footer, afterOffset);
    for (const { value: handle } of entriesOf(readBlock(bytes, footer.subarray(indexHandle)))) {
      const block = readBlock(bytes, handle);
      const entries = entriesOf(block);
      yield inside(source, 'block', block);
      yield inside(source, 'keys', Buffer.concat(entries.flatMap(({ key }) => [key, Buffer.of(0)])));
      yield* compressedValues(source, entries);
    }
  },
};

/** Records are cut where a block of the file ends; what was not written to its end is taken as far as it goes. */
function* recordsOf(log: Buffer): Iterable<Buffer> {
  let parts: Buffer[] = [];
  for (let block = 0; block < log.length; block += LOG_BLOCK) {
    const end = Math.min(block + LOG_BLOCK, log.length);
    for (let at = block; at + LOG_HEADER <= end; ) {
      const length = log.readUInt16LE(at + 4);
      const type = log[at + 6] ?? 0;
      if (type === 0 || type > LAST) break;
      if ((type === FULL || type === FIRST) && parts.length > 0) {
        yield Buffer.concat(parts);
        parts = [];
      }
      parts.push(log.subarray(at + LOG_HEADER, Math.min(at + LOG_HEADER + length, end)));
      if (type === FULL || type === LAST) {
        yield Buffer.concat(parts);
        parts = [];
      }
      at += LOG_HEADER + length;
    }
  }
  if (parts.length > 0) yield Buffer.concat(parts);
}

/** What one record puts and deletes; as much of it as can be read. */
function batchOf(record: Buffer): Entry[] {
  const entries: Entry[] = [];
  try {
    for (let at = BATCH_HEADER; at < record.length; ) {
      const isPut = record[at] === 1;
      const [keyLength, keyStart] = varint(record, at + 1);
      const keyEnd = keyStart + keyLength;
      const [valueLength, valueStart] = isPut ? varint(record, keyEnd) : [0, keyEnd];
      at = valueStart + valueLength;
      const value = record.subarray(valueStart, at);
      entries.push({ key: record.subarray(keyStart, keyEnd), value });
    }
  } catch {
    // no batch, or one that was not written to its end: the record itself is searched in any case
  }
  return entries;
}

export const levelDbLog: Container = {
  name: 'LevelDB log',
  fits: ({ path: file = '' }) => /^(?:\d+\.log|MANIFEST-\d+)$/.test(path.basename(file)),
  *open(source) {
    for (const record of recordsOf(source.bytes)) {
      yield inside(source, 'record', record);
      yield* compressedValues(source, batchOf(record));
    }
  },
};
