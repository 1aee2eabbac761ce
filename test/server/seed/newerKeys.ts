import vectors from '../../vectors/vectors.json' with { type: 'json' };
import type { AccountKeys } from '../model.ts';
import xchachaKeys from './xchachaKeys.json' with { type: 'json' };

/** An account of the newer encryption generation: keys that cannot be made here, because nothing here can sign or seal so. */
export interface NewerAccount {
  /** The padded COSE key. */
  userKey: Buffer;
  /** The key id inside it, in hex. */
  userKeyId: string;
  keys: AccountKeys;
}

function newerAccount(
  userKey: { userKeyEncoded: string; kidHex: string },
  {
    wrappedPrivateKey,
    publicKey,
    ...newer
  }: { wrappedPrivateKey: string; publicKey: string } & Required<Pick<AccountKeys, 'newer'>>['newer'],
): NewerAccount {
  const { signedPublicKey, wrappedSigningKey, verifyingKey, securityState, securityVersion } = newer;
  return {
    userKey: Buffer.from(userKey.userKeyEncoded, 'base64'),
    userKeyId: userKey.kidHex,
    keys: {
      wrappedPrivateKey,
      publicKey,
      newer: { signedPublicKey, wrappedSigningKey, verifyingKey, securityState, securityVersion },
    },
  };
}

const { xaes, xchacha } = vectors.v2;

/** By the cipher of the user key: today's, with the keys of the published vectors, and that of the first such accounts. */
export const NEWER_ACCOUNTS = {
  xaes: newerAccount(xaes, { ...xaes, publicKey: vectors.rsa.publicKeySpki }),
  xchacha: newerAccount(xchacha, xchachaKeys),
};
