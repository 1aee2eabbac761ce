import { argon2id } from 'hash-wasm';
import { type Bytes, utf8 } from './bytes.ts';
import { CryptoError } from './cryptoError.ts';

/** How a master password becomes a master key; the server names it at prelogin. `memory` is in MiB. */
export type Kdf =
  | { kind: 'pbkdf2'; iterations: number }
  | { kind: 'argon2id'; iterations: number; memory: number; parallelism: number };

const KEY_BYTES = 32;

/**
 * `floor`: below it the hash that reaches the server is cheap to guess, so nothing is derived at all.
 * `recommended`: the least a server accepts when the KDF is set today.
 * `ceiling`: the most it accepts; beyond it a server only burns our time and memory.
 */
interface Cost {
  value: number;
  floor: number;
  recommended: number;
  ceiling: number;
}

function costs(kdf: Kdf): Cost[] {
  return kdf.kind === 'pbkdf2'
    ? [{ value: kdf.iterations, floor: 5_000, recommended: 600_000, ceiling: 2_000_000 }]
    : [
        { value: kdf.iterations, floor: 2, recommended: 2, ceiling: 10 },
        { value: kdf.memory, floor: 16, recommended: 15, ceiling: 1_024 },
        { value: kdf.parallelism, floor: 1, recommended: 1, ceiling: 16 },
      ];
}

/** For a person to read: `PBKDF2 1,000`, `Argon2id 3/64/4` (iterations, MiB, lanes). */
function describe(kdf: Kdf): string {
  return kdf.kind === 'pbkdf2'
    ? `PBKDF2 ${kdf.iterations.toLocaleString('en')}`
    : `Argon2id ${kdf.iterations}/${kdf.memory}/${kdf.parallelism}`;
}

/**
 * Refuses parameters a lying server could use against us, before anything is derived.
 * @throws CryptoError `malformed` (not whole numbers), `weakKdf`, `costlyKdf`
 */
export function checkKdf(kdf: Kdf): void {
  const all = costs(kdf);
  if (all.some(({ value }) => !Number.isSafeInteger(value))) throw new CryptoError('malformed');
  if (all.some(({ value, floor }) => value < floor)) throw new CryptoError('weakKdf', describe(kdf));
  if (all.some(({ value, ceiling }) => value > ceiling)) throw new CryptoError('costlyKdf', describe(kdf));
}

/** Allowed, but less than Bitwarden lets anyone set today: a first sign-in warns. */
export function isBelowRecommended(kdf: Kdf): boolean {
  return costs(kdf).some(({ value, recommended }) => value < recommended);
}

/** The server's salt where it has one, else the e-mail address; either trimmed and in lower case, as at prelogin. */
export function normaliseSalt(serverSalt: string | null, email: string): string {
  return (serverSalt ?? email).trim().toLowerCase();
}

async function derivePbkdf2(password: Bytes, salt: Bytes, iterations: number): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
  const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, 8 * KEY_BYTES));
}

/** Argon2 wants a salt of fixed length: the protocol hashes it first, and counts memory in MiB where Argon2 counts KiB. */
async function deriveArgon2id(
  password: Bytes,
  salt: Bytes,
  { iterations, memory, parallelism }: Extract<Kdf, { kind: 'argon2id' }>,
): Promise<Bytes> {
  const hashedSalt = new Uint8Array(await crypto.subtle.digest('SHA-256', salt));
  const key = await argon2id({
    password,
    salt: hashedSalt,
    iterations,
    memorySize: 1_024 * memory,
    parallelism,
    hashLength: KEY_BYTES,
    outputType: 'binary',
  });
  return new Uint8Array(key);
}

/**
 * The 32-byte master key. The password is taken exactly as typed; `salt` comes from `normaliseSalt`.
 * @throws CryptoError as `checkKdf`, and `malformed` for an empty password or salt
 */
export async function deriveMasterKey(password: string, salt: string, kdf: Kdf): Promise<Bytes> {
  checkKdf(kdf);
  if (password === '' || salt === '') throw new CryptoError('malformed');
  return kdf.kind === 'pbkdf2'
    ? derivePbkdf2(utf8(password), utf8(salt), kdf.iterations)
    : deriveArgon2id(utf8(password), utf8(salt), kdf);
}
