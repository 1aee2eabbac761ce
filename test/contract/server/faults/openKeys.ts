import type { Bytes } from '../../../../utils/crypto/bytes.ts';
import { open } from '../../../../utils/crypto/encString.ts';
import { importPrivateKey, openWithPrivateKey } from '../../../../utils/crypto/rsa.ts';
import { importSymmetricKey, type SymmetricKey } from '../../../../utils/crypto/symmetricKey.ts';
import type { RunningServer } from '../../../server/server.ts';
import { type Answer, getWith, signIn, userKeyOf } from '../asking.ts';

export interface OpenedAccount {
  profile: Answer['body'];
  privateKey: CryptoKey;
  providerKey: Bytes;
}

/** Down to the provider key, from what the server says at this moment. */
export async function openAccount(server: RunningServer, email: string): Promise<OpenedAccount> {
  const token = await signIn(server, email);
  const userKey = await importSymmetricKey(await userKeyOf(server, email, token));
  const { profile } = (await getWith(server, token.access_token)('/sync')).body;
  const privateKey = await importPrivateKey(await open('privateKey', profile.privateKey, userKey));
  const providerKey = await openWithPrivateKey('providerKey', profile.providers[0].key, privateKey);
  return { profile, privateKey, providerKey };
}

/** The keys of all clients that open, by id. */
export async function clientKeysOf({ profile, providerKey }: OpenedAccount): Promise<Map<string, Bytes>> {
  const key = await importSymmetricKey(providerKey);
  const keys = new Map<string, Bytes>();
  for (const client of profile.providerOrganizations) {
    const opened = await open('clientKey', client.key, key).catch(() => null);
    if (opened) keys.set(client.id, opened);
  }
  return keys;
}

export async function clientKeyOf(server: RunningServer, email: string, id: string): Promise<SymmetricKey> {
  const opened = (await clientKeysOf(await openAccount(server, email))).get(id);
  if (!opened) throw new Error('The client key does not open.');
  return importSymmetricKey(opened);
}
