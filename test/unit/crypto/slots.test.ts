import { beforeAll, describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from '../../../utils/crypto/bytes.ts';
import { decodeCoseKey } from '../../../utils/crypto/coseKey.ts';
import { openMessage } from '../../../utils/crypto/coseMessage.ts';
import {
  type AsymmetricSlot,
  open,
  openMany,
  openText,
  SLOTS,
  type SymmetricSlot,
  seal,
} from '../../../utils/crypto/encString.ts';
import { importPrivateKey, openWithPrivateKey } from '../../../utils/crypto/rsa.ts';
import { PADDED_TEXT } from './cose.ts';
import { failure } from './failure.ts';
import { clientKey, hierarchy, privateKeyBytes, v2 } from './vectors.ts';

const newerKey = decodeCoseKey(fromBase64(v2.xaes.userKeyEncoded));
let privateKey: CryptoKey;
/** One well-formed text of each type; those of type 2 and 4 open under the keys used here. */
let texts: Record<string, string>;

beforeAll(async () => {
  privateKey = await importPrivateKey(privateKeyBytes);
  const two = await seal('plain', clientKey);
  const [iv, data, mac] = two.slice(2).split('|');
  const rsa = hierarchy.providerKeyForUser.slice(2);
  texts = {
    '0': `0.${iv}|${data}`,
    '1': `1.${iv}|${data}|${mac}`,
    '2': two,
    '3': `3.${rsa}`,
    '4': `4.${rsa}`,
    '5': `5.${rsa}|${mac}`,
    '6': `6.${rsa}|${mac}`,
    '7': v2.xaes.enc,
    '8': `8.${toBase64(new Uint8Array(16))}`,
    'no header, two parts': `${iv}|${data}`,
    'no header, three parts': `${iv}|${data}|${mac}`,
  };
});

/** What `security.md` section 4 allows, said again by hand. */
const allowed: Record<string, string> = {
  userKey: '2',
  privateKey: '2',
  newerPrivateKey: '7',
  providerKey: '4',
  clientKey: '2',
  memberKey: '4',
  deviceKey: '4',
  field: '2',
};
const types = ['0', '1', '2', '3', '4', '5', '6', '7', '8', 'no header, two parts', 'no header, three parts'];
const cases = Object.keys(SLOTS).flatMap((slot) => types.map((type) => [slot, type] as const));

const ASYMMETRIC: readonly string[] = ['providerKey', 'memberKey', 'deviceKey'] satisfies AsymmetricSlot[];

function isSymmetric(slot: string): slot is SymmetricSlot {
  return slot in SLOTS && !ASYMMETRIC.includes(slot) && slot !== 'newerPrivateKey';
}

function openIn(slot: string, text: string) {
  if (isSymmetric(slot)) return open(slot, text, clientKey);
  if (slot === 'newerPrivateKey') return openMessage(slot, text, newerKey, PADDED_TEXT);
  return openWithPrivateKey(slot as AsymmetricSlot, text, privateKey);
}

describe('slots', () => {
  it('are exactly those of the protocol', () => {
    expect(Object.keys(SLOTS).sort()).toEqual(Object.keys(allowed).sort());
  });

  it.each(cases)('%s with type %s', async (slot, type) => {
    const text = String(texts[type]);
    if (allowed[slot] === type) {
      expect((await openIn(slot, text)).length).toBeGreaterThan(0);
    } else if (type.startsWith('no header')) {
      expect((await failure(() => openIn(slot, text))).kind).toBe('malformed');
    } else {
      expect(await failure(() => openIn(slot, text))).toMatchObject({
        kind: 'unsupportedType',
        detail: type,
      });
    }
  });

  it('are refused by name, whatever the rest of the text looks like', async () => {
    for (const text of ['7.', '7.garbage', '4.%%%']) {
      const expected = { kind: 'unsupportedType', detail: text.slice(0, 1) };
      expect(await failure(() => open('privateKey', text, clientKey))).toMatchObject(expected);
      expect(await failure(() => openText('field', text, clientKey))).toMatchObject(expected);
      expect((await openMany('clientKey', [text], clientKey))[0]).toMatchObject(expected);
    }
  });
});
