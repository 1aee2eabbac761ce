import type { Account, AccountKeys } from '../model.ts';

/**
 * The keys of an account as the wire has them. Names inside are camelCase everywhere; only the markers follow the
 * host: `Object` in a token answer, `object` elsewhere (reference/identity-and-crypto.md sections 3.6.1 and 4.3).
 */
export function accountKeysResponse(keys: AccountKeys, marker: 'Object' | 'object') {
  const { newer } = keys;
  return {
    publicKeyEncryptionKeyPair: {
      wrappedPrivateKey: keys.wrappedPrivateKey,
      publicKey: keys.publicKey,
      signedPublicKey: newer?.signedPublicKey ?? null,
      [marker]: 'publicKeyEncryptionKeyPair',
    },
    signatureKeyPair: newer
      ? {
          wrappedSigningKey: newer.wrappedSigningKey,
          verifyingKey: newer.verifyingKey,
          [marker]: 'signatureKeyPair',
        }
      : null,
    securityState: newer
      ? {
          securityState: newer.securityState,
          securityVersion: newer.securityVersion,
          [marker]: 'securityState',
        }
      : null,
    [marker]: 'privateKeys',
  };
}

/** The address in lower case, unless the account keeps an older salt. */
export const saltOf = ({ salt, email }: Account): string => salt ?? email;
