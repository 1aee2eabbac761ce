import { snappyUncompress } from 'hysnappy';
import { type Container, inside, varint } from './container.ts';

/** Nothing a browser compresses at once is longer; a random length is. */
const MAX_LENGTH = 256 * 1024 * 1024;
/** A V8 value whose rest Chromium compressed. */
const CHROMIUM_MARK = Buffer.from([0xff, 0x11, 0x02]);
/** Before it stand a version number and the like. */
const MARK_WITHIN = 16;
const FRAMES_START = Buffer.from('\xff\x06\0\0sNaPpY', 'latin1');
const COMPRESSED = 0;
const PLAIN = 1;
const CHECKSUM_BYTES = 4;

/** A snappy block, which begins with the length it has when opened. @throws when it is none */
export function uncompress(bytes: Buffer): Buffer {
  const [length] = varint(bytes, 0);
  if (length > MAX_LENGTH) throw new Error('This is no snappy block.');
  return Buffer.from(snappyUncompress(bytes, length));
}

export const hasChromiumMark = (bytes: Buffer) => bytes.subarray(0, MARK_WITHIN).includes(CHROMIUM_MARK);

/** Larger values of IndexedDB in Chromium. */
export const chromiumValue: Container = {
  name: 'compressed value of Chromium',
  fits: ({ bytes }) => hasChromiumMark(bytes),
  *open(source) {
    const start = source.bytes.indexOf(CHROMIUM_MARK) + CHROMIUM_MARK.length;
    yield inside(source, 'snappy', uncompress(source.bytes.subarray(start)));
  },
};

/** Values of IndexedDB and of local storage in Firefox: compressed or not, and nothing in front says so. */
export const bareSnappy: Container = {
  name: 'compressed value of Firefox',
  fits: ({ maybeSnappy = false }) => maybeSnappy,
  *open(source) {
    yield inside(source, 'snappy', uncompress(source.bytes));
  },
};

/** The framed format: the largest values of IndexedDB in Firefox, which have files of their own. */
export const snappyFrames: Container = {
  name: 'snappy frames',
  fits: ({ bytes }) => bytes.subarray(0, FRAMES_START.length).equals(FRAMES_START),
  *open(source) {
    const { bytes } = source;
    const chunks: Buffer[] = [];
    for (let at = 0; at + 4 <= bytes.length; ) {
      const type = bytes[at];
      const length = bytes.readUIntLE(at + 1, 3);
      const chunk = bytes.subarray(at + 4 + CHECKSUM_BYTES, at + 4 + length);
      if (type === COMPRESSED) chunks.push(uncompress(chunk));
      if (type === PLAIN) chunks.push(chunk);
      at += 4 + length;
    }
    yield inside(source, 'snappy frames', Buffer.concat(chunks));
  },
};
