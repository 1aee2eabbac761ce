import { constants, gunzipSync } from 'node:zlib';
import { decompressLz4Raw } from 'hyparquet-compressors';
import { type Container, inside } from './container.ts';

const MOZ_LZ4 = Buffer.from('mozLz40\0', 'latin1');
const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);
const MAX_LENGTH = 256 * 1024 * 1024;

/** Firefox: sessions, search engines, lists of add-ons. */
export const mozLz4: Container = {
  name: 'mozLz4',
  fits: ({ bytes }) => bytes.subarray(0, MOZ_LZ4.length).equals(MOZ_LZ4),
  *open(source) {
    const length = source.bytes.readUInt32LE(MOZ_LZ4.length);
    if (length > MAX_LENGTH) throw new Error('The length is absurd.');
    yield inside(source, 'lz4', decompressLz4Raw(source.bytes.subarray(MOZ_LZ4.length + 4), length));
  },
};

function* indexesOf(bytes: Buffer, wanted: Buffer): Iterable<number> {
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) yield at;
}

/** Wherever one begins: caches put answers behind headers of their own. What is cut off opens as far as it goes. */
export const gzip: Container = {
  name: 'gzip',
  fits: ({ bytes }) => bytes.includes(GZIP),
  *open(source) {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MAX_LENGTH };
    for (const start of indexesOf(source.bytes, GZIP)) {
      try {
        yield inside(source, `gzip at ${start}`, gunzipSync(source.bytes.subarray(start), options));
      } catch (problem) {
        // three bytes in the midst of others are no sign; at the very start they are one
        if (start === 0) throw problem;
      }
    }
  },
};
