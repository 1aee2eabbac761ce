import { fromBase64, fromHex } from '../../../utils/crypto/bytes.ts';
import { importSymmetricKey } from '../../../utils/crypto/symmetricKey.ts';
import vectors from '../../vectors/vectors.json' with { type: 'json' };

export const { v1, rsa, hierarchy, v2, fingerprint } = vectors;

export const userKeyBytes = fromHex(v1.userKeyHex);
export const userKey = await importSymmetricKey(userKeyBytes);
export const providerKey = await importSymmetricKey(fromHex(hierarchy.providerKeyHex));
export const clientKey = await importSymmetricKey(fromHex(hierarchy.orgKeyHex));
export const cipherKey = await importSymmetricKey(fromHex(hierarchy.cipherKeyHex));
export const privateKeyBytes = fromBase64(rsa.privateKeyPkcs8);
export const publicKeyBytes = fromBase64(rsa.publicKeySpki);
