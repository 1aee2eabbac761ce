import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import type { Bytes } from '../../../utils/crypto/bytes.ts';
import { deriveMasterKey } from '../../../utils/crypto/kdf.ts';
import type { Kdf } from '../model.ts';

const derive = promisify(pbkdf2);

/** By password, salt and KDF: deriving is slow, and several servers may run in one process. */
const masterKeys = new Map<string, Promise<Bytes>>();

export function masterKey(password: string, salt: string, kdf: Kdf): Promise<Bytes> {
  const name = JSON.stringify([password, salt, kdf]);
  const known = masterKeys.get(name);
  if (known) return known;
  const key = deriveFrom(password, salt, kdf);
  masterKeys.set(name, key);
  return key;
}

async function deriveFrom(
  password: string,
  salt: string,
  { kdfType, iterations, memory, parallelism }: Kdf,
): Promise<Bytes> {
  if (kdfType === 1 && memory !== null && parallelism !== null) {
    return deriveMasterKey(password, salt, { kind: 'argon2id', iterations, memory, parallelism });
  }
  // Not through the product's own function: it refuses to derive what one of these accounts needs.
  return new Uint8Array(await derive(password, salt, iterations, 32, 'sha256'));
}
