import { encode } from 'cborg';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Bytes,
  concat,
  fromBase64,
  fromHex,
  fromUtf8,
  randomBytes,
  toBase64,
  utf8,
} from '../../../utils/crypto/bytes.ts';
import { type CoseKey, decodeCoseKey, unpad } from '../../../utils/crypto/coseKey.ts';
import { additionalData, openMessage, PKCS8 } from '../../../utils/crypto/coseMessage.ts';
import { openXaes } from '../../../utils/crypto/xaes.ts';
import { openXchacha } from '../../../utils/crypto/xchacha.ts';
import {
  KEY,
  KEY_ID,
  type MessageParts,
  NONCE,
  PADDED_TEXT,
  paddedKey,
  SEAL,
  sealMessage,
  XAES,
  XCHACHA,
} from './cose.ts';
import { failure } from './failure.ts';
import { rsa, v2 } from './vectors.ts';

const xaesKey = decodeCoseKey(fromBase64(v2.xaes.userKeyEncoded));
const xchachaKey = decodeCoseKey(fromBase64(v2.xchacha.userKeyEncoded));
const ownKey = decodeCoseKey(paddedKey());
const generations: [string, typeof v2.xchacha, CoseKey][] = [
  ['XAES-256-GCM', v2.xaes, xaesKey],
  ['XChaCha20-Poly1305', v2.xchacha, xchachaKey],
];
const openAs = (content: number | string, text: string, key: CoseKey) =>
  openMessage('newerPrivateKey', text, key, content);
const openOwn = (text: string) => openAs(PADDED_TEXT, text, ownKey);

describe('XAES-256-GCM', () => {
  /** Both published vectors: the key of one has the top bit after its first block, the other has not. */
  it.each([
    v2.xaesC2sp,
    {
      ...v2.xaesC2sp,
      keyHex: '03'.repeat(32),
      aad: 'c2sp.org/XAES-256-GCM',
      outHex: '986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d',
    },
  ])('opens the known answer $outHex', async ({ keyHex, nonceAscii, plain, aad, outHex }) => {
    const opened = await openXaes(fromHex(keyHex), utf8(nonceAscii), fromHex(outHex), utf8(aad));
    expect(fromUtf8(opened)).toBe(plain);
  });
});

describe.each([
  ['XAES-256-GCM', XAES, openXaes],
  ['XChaCha20-Poly1305', XCHACHA, openXchacha],
] as const)('%s', (_name, algorithm, open) => {
  it('opens what another implementation sealed, and nothing with another key, nonce or addition', async () => {
    const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
    const parts = fc.tuple(bytes(32), bytes(24), fc.uint8Array(), fc.uint8Array());
    await fc.assert(
      fc.asyncProperty(parts, fc.nat({ max: 2 }), fc.nat(), async (random, which, at) => {
        const [key, nonce, plain, addition] = random.map((part) => Uint8Array.from(part)) as [
          Bytes,
          Bytes,
          Bytes,
          Bytes,
        ];
        const data = SEAL[algorithm](key, nonce, plain, addition);
        expect(await open(key, nonce, data, addition)).toEqual(plain);
        const others = [key, nonce, concat(addition, Uint8Array.of(1))];
        const other = others[which] as Bytes;
        other[at % other.length] = ~(other[at % other.length] ?? 0);
        const [otherKey, otherNonce] = others as [Bytes, Bytes];
        const wrong = which === 2 ? other : addition;
        expect((await failure(() => open(otherKey, otherNonce, data, wrong))).kind).toBe('wrongKey');
      }),
    );
  });

  it('refuses data shorter than its tag', async () => {
    for (const length of [0, 1, 15, 16]) {
      const data = new Uint8Array(length);
      expect((await failure(() => open(KEY, NONCE, data, new Uint8Array()))).kind).toBe('wrongKey');
    }
  });
});

describe.each(generations)('a message under a key of %s', (_name, vector, key) => {
  const body = fromBase64(vector.enc.slice(2));

  it('opens to the known text', async () => {
    const padded = await openAs(PADDED_TEXT, vector.enc, key);
    expect(padded.length % 32).toBe(0);
    expect(fromUtf8(unpad(padded))).toBe(vector.plain);
  });

  it('never opens with any bit of it changed', async () => {
    const kinds = new Set<string>();
    for (let bit = 0; bit < 8 * body.length; bit++) {
      const changed = Uint8Array.from(body);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      kinds.add((await failure(() => openAs(PADDED_TEXT, `7.${toBase64(changed)}`, key))).kind);
    }
    expect([...kinds].sort()).toEqual(['malformed', 'wrongKey']);
  });

  it('never opens when cut or lengthened', async () => {
    for (let length = 1; length < body.length; length++) {
      const text = `7.${toBase64(body.subarray(0, length))}`;
      expect((await failure(() => openAs(PADDED_TEXT, text, key))).kind).toBe('malformed');
    }
    const longer = `7.${toBase64(concat(body, Uint8Array.of(0)))}`;
    expect((await failure(() => openAs(PADDED_TEXT, longer, key))).kind).toBe('malformed');
  });

  it('never opens as something else than it says it is', async () => {
    for (const content of [PKCS8, 'application/x.bitwarden.legacy-key']) {
      expect((await failure(() => openAs(content, vector.enc, key))).kind).toBe('malformed');
    }
  });
});

describe('the known private key', () => {
  it('is the one of the vectors', async () => {
    expect(toBase64(await openAs(PKCS8, v2.xaes.wrappedPrivateKey, xaesKey))).toBe(rsa.privateKeyPkcs8);
  });

  it('never opens with a byte of it changed', async () => {
    const body = fromBase64(v2.xaes.wrappedPrivateKey.slice(2));
    const change = fc.record({
      at: fc.nat({ max: body.length - 1 }),
      mask: fc.integer({ min: 1, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ at, mask }) => {
        const changed = body.map((byte, index) => (index === at ? byte ^ mask : byte));
        const { kind } = await failure(() => openAs(PKCS8, `7.${toBase64(changed)}`, xaesKey));
        expect(['malformed', 'wrongKey']).toContain(kind);
      }),
    );
  });

  it('is no text, and a signing key is no private key', async () => {
    const { wrappedPrivateKey, wrappedSigningKey } = v2.xaes;
    expect((await failure(() => openAs(PADDED_TEXT, wrappedPrivateKey, xaesKey))).kind).toBe('malformed');
    expect((await failure(() => openAs(PKCS8, wrappedSigningKey, xaesKey))).kind).toBe('malformed');
  });
});

describe('a message whose tag fits', () => {
  const plain = utf8('text');
  const header = (alg: unknown, content: unknown, id: unknown): MessageParts => ({
    header: [
      [1, alg],
      [3, content],
      [4, id],
    ],
  });
  const usual = header(XAES, PADDED_TEXT, KEY_ID);

  it('opens, in whatever order its header is written', async () => {
    expect(await openOwn(sealMessage(plain))).toEqual(plain);
    const turned = { header: usual.header?.toReversed() ?? [] };
    expect(await openOwn(sealMessage(plain, turned))).toEqual(plain);
  });

  it.each<[string, MessageParts, string]>([
    ['for a key of another id', header(XAES, PADDED_TEXT, new Uint8Array(16)), 'wrongKey'],
    ['for half the id', header(XAES, PADDED_TEXT, KEY_ID.slice(0, 8)), 'wrongKey'],
    ['naming another algorithm', header(XCHACHA, PADDED_TEXT, KEY_ID), 'wrongKey'],
    ['naming an algorithm nobody knows', header(-70_011, PADDED_TEXT, KEY_ID), 'wrongKey'],
    ['sealed by the algorithm it names and not by that of the key', { sealedWith: XCHACHA }, 'wrongKey'],
    ['with a wrapped key inside', header(XAES, 'application/x.bitwarden.legacy-key', KEY_ID), 'malformed'],
    [
      'that does not say what is inside',
      {
        header: [
          [1, XAES],
          [4, KEY_ID],
        ],
      },
      'malformed',
    ],
    [
      'that does not name its key',
      {
        header: [
          [1, XAES],
          [3, PADDED_TEXT],
        ],
      },
      'malformed',
    ],
    ['with an id that is a text', header(XAES, PADDED_TEXT, 'sixteen letters.'), 'malformed'],
    ['with more in its header', { header: [...(usual.header ?? []), [2, [99]]] }, 'malformed'],
    ['with an empty header', { headerBytes: new Uint8Array() }, 'malformed'],
    ['with a list for a header', { headerBytes: Uint8Array.of(0x80) }, 'malformed'],
    ['with bytes behind the header', { headerBytes: Uint8Array.of(0xa0, 0) }, 'malformed'],
    ['with a nonce of 12 bytes', { open: new Map([[5, new Uint8Array(12)]]) }, 'wrongLength'],
    ['with a nonce that is a text', { open: new Map([[5, 'n'.repeat(24)]]) }, 'malformed'],
    ['without a nonce', { open: new Map() }, 'malformed'],
    [
      'with more beside the nonce',
      {
        open: new Map<number, unknown>([
          [5, NONCE],
          [1, XAES],
        ]),
      },
      'malformed',
    ],
    ['with a list beside the header', { open: [5, NONCE] }, 'malformed'],
  ])('%s is refused', async (_name, parts, kind) => {
    expect((await failure(() => openOwn(sealMessage(plain, parts)))).kind).toBe(kind);
  });

  it('is checked over the header as it came, not as we would write it', async () => {
    const text = sealMessage(plain, { header: usual.header?.toReversed() ?? [] });
    const body = fromBase64(text.slice(2));
    const sorted = fromBase64(sealMessage(plain).slice(2));
    expect(body.length).toBe(sorted.length);
    // the header of one with the data of the other
    const end = body.length - plain.length - 16;
    const mixed = concat(sorted.subarray(0, end), body.subarray(end));
    expect((await failure(() => openOwn(`7.${toBase64(mixed)}`))).kind).toBe('wrongKey');
  });
});

it('takes no other text for a message', async () => {
  const item = (...bytes: number[]) => `7.${toBase64(Uint8Array.from(bytes))}`;
  for (const text of [
    item(0x80),
    item(0x83, 0x40, 0xa0),
    item(0xd0, 0x83, 0x40, 0xa0, 0x40),
    item(0x84, 0x40, 0xa0, 0x40, 0x40),
    item(0x9f, 0x40, 0xa0, 0x40, 0xff),
    item(0x83, 0x5f, 0x41, 1, 0xff, 0xa0, 0x40),
    item(0x83, 0x5b, ...new Array(8).fill(0xff)),
    item(...new Array(50_000).fill(0x81)),
    `7.${toBase64(randomBytes(1_000))}`,
    '7.',
    '7.####',
  ]) {
    expect((await failure(() => openOwn(text))).kind).toBe('malformed');
  }
});

describe('what is authenticated beside the data', () => {
  it.each([0, 1, 23, 24, 255, 256, 65_535])(
    'is as a library writes it, for a header of %i bytes',
    (length) => {
      const header = randomBytes(length);
      expect(additionalData(header)).toEqual(new Uint8Array(encode(['Encrypt0', header, new Uint8Array()])));
    },
  );

  it('is refused for a header longer than any', () => {
    expect(() => additionalData(new Uint8Array(65_536))).toThrow();
  });
});
