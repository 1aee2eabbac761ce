import { PureCrypto } from '@bitwarden/sdk-internal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD, type RunningServer, startServer } from '../../server/server.ts';
import { signIn } from './asking.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ port: 0 });
});
afterAll(() => server.close());

const bytes = (base64: string) => Uint8Array.from(Buffer.from(base64, 'base64'));
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

describe.each([
  ['XAES-256-GCM', 'fern@northwind.example'],
  ['XChaCha20-Poly1305', 'gus@northwind.example'],
])('an account of the newer encryption with %s', (_name, email) => {
  it('shows what it is by its keys', async () => {
    const { PrivateKey, AccountKeys } = await signIn(server, email);
    expect(PrivateKey).toMatch(/^7\./);
    expect(AccountKeys).toMatchObject({
      publicKeyEncryptionKeyPair: { wrappedPrivateKey: PrivateKey },
      signatureKeyPair: { wrappedSigningKey: expect.stringMatching(/^7\./) },
      securityState: { securityVersion: 2 },
    });
  });

  it('has keys that Bitwarden itself opens, and a signature it believes', async () => {
    const { Key, AccountKeys } = await signIn(server, email);
    const { publicKeyEncryptionKeyPair: pair, signatureKeyPair: signature } = AccountKeys;
    const kdf = { pBKDF2: { iterations: 600_000 } };
    const userKey = PureCrypto.decrypt_user_key_with_master_password(Key, DEMO_PASSWORD, email, kdf);
    const privateKey = PureCrypto.unwrap_decapsulation_key(pair.wrappedPrivateKey, userKey);
    expect(base64(PureCrypto.rsa_extract_public_key(privateKey))).toBe(pair.publicKey);
    const verifying = PureCrypto.verifying_key_for_signing_key(signature.wrappedSigningKey, userKey);
    expect(base64(verifying)).toBe(signature.verifyingKey);
    const signed = bytes(pair.signedPublicKey);
    expect(base64(PureCrypto.verify_and_unwrap_signed_public_key(signed, verifying))).toBe(pair.publicKey);
  });
});
