import type { Bytes } from '../../utils/crypto/bytes.ts';
import { openMany, parseEncString } from '../../utils/crypto/encString.ts';
import { importSymmetricKey, type SymmetricKey } from '../../utils/crypto/symmetricKey.ts';
import { random } from '../server/seed/random.ts';
import { seal } from '../server/seed/seal.ts';
import { paired } from './paired.ts';
import { type BenchOptions, medianRow, type Row } from './row.ts';

const COUNT = 50_000;
const BATCH = 500;
/** Bytes of plain text: from an empty field to a long name. */
const LONGEST = 48;
const BUDGET = 1.3;

interface Decoded {
  iv: Bytes;
  data: Bytes;
  mac: Bytes;
  signed: Bytes;
}

function decode(text: string): Decoded {
  const [iv, data, mac] = parseEncString(text).parts;
  if (!iv || !data || !mac) throw new Error('A sealed text has three parts.');
  return { iv, data, mac, signed: new Uint8Array([...iv, ...data]) };
}

/** As few promises as the work can be done with: all MACs of a batch, then all that is genuine. */
async function openBare(all: readonly Decoded[], { enc, mac }: SymmetricKey): Promise<void> {
  for (let start = 0; start < all.length; start += BATCH) {
    const batch = all.slice(start, start + BATCH);
    const genuine = await Promise.all(
      batch.map((one) => crypto.subtle.verify('HMAC', mac, one.mac, one.signed)),
    );
    if (genuine.includes(false)) throw new Error('A sealed text is not genuine.');
    await Promise.all(batch.map(({ iv, data }) => crypto.subtle.decrypt({ name: 'AES-CBC', iv }, enc, data)));
  }
}

/** Opening many EncStrings with `openMany`, against WebCrypto on bytes that are decoded already; in Node. */
export async function measure({ quick }: BenchOptions): Promise<Row[]> {
  const draw = random('bench', 'EncStrings');
  const keyBytes = draw.bytes(64);
  const key = await importSymmetricKey(new Uint8Array(keyBytes));
  const texts = Array.from({ length: COUNT }, () => seal(draw.bytes(draw.int(0, LONGEST)), keyBytes, draw));
  const decoded = texts.map(decode);

  const { ours, bare, ratios } = await paired({
    pairs: quick ? 2 : 9,
    ours: async () => {
      const opened = await openMany('field', texts, key);
      if (opened.some((bytes) => bytes instanceof Error)) throw new Error('A sealed text did not open.');
    },
    bare: () => openBare(decoded, key),
  });
  const title = `${COUNT.toLocaleString('en')} EncStrings`;
  return [
    medianRow(`${title}: openMany`, 'ms', ours),
    medianRow(`${title}: bare WebCrypto`, 'ms', bare),
    medianRow(`${title}: ratio`, 'times', ratios, { budget: BUDGET }),
  ];
}
