import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { toHex, utf8 } from '../../../utils/crypto/bytes.ts';
import {
  checkKdf,
  deriveMasterKey,
  isBelowRecommended,
  type Kdf,
  normaliseSalt,
} from '../../../utils/crypto/kdf.ts';
import { failure } from './failure.ts';

const pbkdf2 = (iterations: number): Kdf => ({ kind: 'pbkdf2', iterations });
const argon2id = (iterations: number, memory: number, parallelism: number): Kdf => ({
  kind: 'argon2id',
  iterations,
  memory,
  parallelism,
});

describe('bounds', () => {
  it.each<[Kdf, string, string]>([
    [pbkdf2(4_999), 'weakKdf', 'PBKDF2 4,999'],
    [pbkdf2(1), 'weakKdf', 'PBKDF2 1'],
    [pbkdf2(0), 'weakKdf', 'PBKDF2 0'],
    [pbkdf2(-600_000), 'weakKdf', 'PBKDF2 -600,000'],
    [pbkdf2(2_000_001), 'costlyKdf', 'PBKDF2 2,000,001'],
    [argon2id(1, 64, 4), 'weakKdf', 'Argon2id 1/64/4'],
    [argon2id(3, 15, 4), 'weakKdf', 'Argon2id 3/15/4'],
    [argon2id(3, 64, 0), 'weakKdf', 'Argon2id 3/64/0'],
    [argon2id(11, 64, 4), 'costlyKdf', 'Argon2id 11/64/4'],
    [argon2id(3, 1_025, 4), 'costlyKdf', 'Argon2id 3/1025/4'],
    [argon2id(3, 64, 17), 'costlyKdf', 'Argon2id 3/64/17'],
    [argon2id(1, 1_025, 4), 'weakKdf', 'Argon2id 1/1025/4'],
  ])('refuses %o as %s', async (kdf, kind, detail) => {
    expect(await failure(() => checkKdf(kdf))).toMatchObject({ kind, detail });
  });

  it.each([
    pbkdf2(5_000),
    pbkdf2(600_000),
    pbkdf2(2_000_000),
    argon2id(2, 16, 1),
    argon2id(6, 32, 4),
    argon2id(10, 1_024, 16),
  ])('takes %o', (kdf) => {
    expect(() => checkKdf(kdf)).not.toThrow();
  });

  it.each([0.5, 600_000.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    'takes %d for no whole number, whichever cost it is',
    async (value) => {
      for (const kdf of [
        pbkdf2(value),
        argon2id(value, 64, 4),
        argon2id(3, value, 4),
        argon2id(3, 64, value),
      ]) {
        expect((await failure(() => checkKdf(kdf))).kind).toBe('malformed');
      }
    },
  );

  it('takes nothing outside the bounds', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), fc.double(), (iterations, memory, parallelism) => {
        const within = (value: number, floor: number, ceiling: number) =>
          Number.isInteger(value) && value >= floor && value <= ceiling;
        const fits = within(iterations, 2, 10) && within(memory, 16, 1_024) && within(parallelism, 1, 16);
        let taken = true;
        try {
          checkKdf(argon2id(iterations, memory, parallelism));
        } catch {
          taken = false;
        }
        expect(taken).toBe(fits);
      }),
    );
  });

  it.each<[Kdf, boolean]>([
    [pbkdf2(5_000), true],
    [pbkdf2(599_999), true],
    [pbkdf2(600_000), false],
    [argon2id(1, 64, 4), true],
    [argon2id(3, 14, 4), true],
    [argon2id(2, 16, 1), false],
    [argon2id(6, 32, 4), false],
  ])('says whether %o is less than anyone may set today: %s', (kdf, below) => {
    expect(isBelowRecommended(kdf)).toBe(below);
  });
});

describe('deriving', () => {
  it.each([pbkdf2(4_999), pbkdf2(2_000_001), argon2id(1, 64, 4), argon2id(3, 4_096, 4)])(
    'touches no password under %o',
    async (kdf) => {
      const importKey = vi.spyOn(crypto.subtle, 'importKey');
      const digest = vi.spyOn(crypto.subtle, 'digest');
      const { kind } = await failure(() => deriveMasterKey('password', 'a@example.com', kdf));
      expect(['weakKdf', 'costlyKdf']).toContain(kind);
      expect(importKey).not.toHaveBeenCalled();
      expect(digest).not.toHaveBeenCalled();
    },
  );

  it.each([
    ['password', '', '', 'a@example.com'],
    ['salt', '', 'password', ''],
  ])('refuses an empty %s under either function', async (_name, _blank, password, salt) => {
    for (const kdf of [pbkdf2(5_000), argon2id(2, 16, 1)]) {
      expect((await failure(() => deriveMasterKey(password, salt, kdf))).kind).toBe('malformed');
    }
  });

  it('takes the password as typed: spaces, case and composition count', async () => {
    const passwords = ['caf\u00e9', 'cafe\u0301', 'Caf\u00e9', ' caf\u00e9', 'caf\u00e9 '];
    const keys = await Promise.all(
      passwords.map((text) => deriveMasterKey(text, 'a@example.com', pbkdf2(5_000))),
    );
    expect(new Set(keys.map(toHex)).size).toBe(passwords.length);
  });

  it('names no input in its errors', async () => {
    const error = await failure(() => deriveMasterKey('hunter2', 'a@example.com', pbkdf2(1)));
    expect(`${error.message} ${error.detail} ${error.stack}`).not.toMatch(/hunter2|example\.com/);
    expect(utf8(error.message).length).toBeLessThan(60);
  });
});

describe('the salt', () => {
  it.each([
    [null, ' Jo.Admin@Example.COM\n', 'jo.admin@example.com'],
    ['old@example.com', 'new@example.com', 'old@example.com'],
    [' Old@Example.com ', 'new@example.com', 'old@example.com'],
    [null, ' Ünïcode.User@Example.COM ', 'ünïcode.user@example.com'],
  ])('of %j and %j is %j', (serverSalt, email, salt) => {
    expect(normaliseSalt(serverSalt, email)).toBe(salt);
  });
});
