import * as z from 'zod/mini';
import { toBase64 } from '../../../../utils/crypto/bytes.ts';
import { seal } from '../../../../utils/crypto/encString.ts';
import { generateKeyPair } from '../../../../utils/crypto/rsa.ts';
import { generateKeyBytes, importSymmetricKey } from '../../../../utils/crypto/symmetricKey.ts';
import type { KeptProvider } from '../../stores/records.ts';
import type { Keyring } from '../keyring.ts';

/** The wire knows nothing of languages, and nobody else's text may go into a client's vault. */
const FIRST_COLLECTION = 'Default collection';

/** All that makes a client's vault, wrapped: nothing of it opens without the provider key. */
export const clientKeys = z.strictObject({
  key: z.string(),
  publicKey: z.string(),
  encryptedPrivateKey: z.string(),
  collectionName: z.string(),
});
export type ClientKeys = z.output<typeof clientKeys>;

/** The keys of a client to be (reference/identity-and-crypto.md section 11.3). */
export async function makeClientKeys(keyring: Keyring, provider: KeptProvider): Promise<ClientKeys> {
  const bytes = generateKeyBytes();
  const { publicKeySpki, privateKeyPkcs8 } = await generateKeyPair();
  const own = await importSymmetricKey(bytes);
  return {
    key: await keyring.wrapForProvider(provider, bytes),
    publicKey: toBase64(publicKeySpki),
    encryptedPrivateKey: await seal(privateKeyPkcs8, own),
    collectionName: await seal(FIRST_COLLECTION, own),
  };
}
