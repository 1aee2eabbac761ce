import { createHmac } from 'node:crypto';
import * as z from 'zod/mini';
import { type Bytes, fromBase64 } from '../../../utils/crypto/bytes.ts';
import { open, openText } from '../../../utils/crypto/encString.ts';
import { deriveMasterKey } from '../../../utils/crypto/kdf.ts';
import { passwordHash } from '../../../utils/crypto/masterKey.ts';
import { importPrivateKey, openWithPrivateKey } from '../../../utils/crypto/rsa.ts';
import { importSymmetricKey } from '../../../utils/crypto/symmetricKey.ts';
import { DEMO_PASSWORD } from '../../server/seed/cast.ts';
import type { Needle } from './profileScan.ts';
import type { LocalServer } from './server.ts';

/** What the extension holds while it is open. */
export const OpenSecrets = z.object({
  userKey: z.string(),
  refreshToken: z.string(),
  access: z.object({ token: z.string() }),
});
export type OpenSecrets = z.output<typeof OpenSecrets>;

const Sync = z.object({
  profile: z.object({
    privateKey: z.string(),
    providers: z.array(z.object({ key: z.string() })),
    providerOrganizations: z.array(z.object({ id: z.string(), name: z.string(), key: z.string() })),
  }),
});
const Collections = z.object({ data: z.array(z.object({ name: z.string() })) });

const HALF = 32;
/** Shorter names are words that browsers have on disk on their own account: “Servers”, “Wi-Fi”. */
const TELLING_LENGTH = 10;

/** A key whole and by halves, which are keys themselves. */
const keyNeedles = (name: string, key: Bytes): Needle[] => [
  { name, value: key },
  { name: `${name}, first half`, value: key.slice(0, HALF) },
  { name: `${name}, second half`, value: key.slice(HALF) },
];

const Claims = z.object({ sub: z.string(), sstamp: z.string(), device: z.string() });

/** What the server gave a device that shall be remembered, as far as all such texts for this account and device begin. */
export function rememberedNeedle({ access }: OpenSecrets): Needle {
  const payload = Buffer.from(access.token.split('.')[1] ?? '', 'base64url').toString();
  const { sub, sstamp, device } = Claims.parse(JSON.parse(payload));
  const start = JSON.stringify({ account: sub, stamp: sstamp, device }).slice(0, -1);
  // whole groups of three bytes, which the rest of the text does not change
  const whole = start.slice(0, start.length - (start.length % 3));
  return { name: 'token of a remembered device', value: Buffer.from(whole).toString('base64url') };
}

async function masterKeyNeedles(email: string): Promise<Needle[]> {
  const masterKey = await deriveMasterKey(DEMO_PASSWORD, email, { kind: 'pbkdf2', iterations: 600_000 });
  const half = (use: string) => createHmac('sha256', masterKey).update(use).update(Uint8Array.of(1)).digest();
  return [
    { name: 'master password', value: DEMO_PASSWORD },
    { name: 'master key', value: masterKey },
    { name: 'hash that the server sees', value: fromBase64(await passwordHash(masterKey, DEMO_PASSWORD)) },
    ...keyNeedles('stretched key', Uint8Array.from([...half('enc'), ...half('mac')])),
  ];
}

/** Of every client alike, and so a word of the worker's own script, which browsers keep. */
const FIRST_COLLECTION = 'Default collection';

/**
 * Everything of an account that must not reach the disk in clear, derived here on its own: only the names of one
 * client's collections are read, which leaves no trace.
 */
export async function accountSecrets(
  server: LocalServer,
  email: string,
  client: string,
  { userKey, refreshToken, access }: OpenSecrets,
): Promise<Needle[]> {
  const headers = { authorization: `Bearer ${access.token}` };
  const get = async (path: string) => (await fetch(`${server.url}/api${path}`, { headers })).json();
  const userKeyBytes = fromBase64(userKey);
  const { profile } = Sync.parse(await get('/sync?excludeDomains=true'));
  const pkcs8 = await open('privateKey', profile.privateKey, await importSymmetricKey(userKeyBytes));
  const privateKey = await importPrivateKey(pkcs8);
  const providerKey = await openWithPrivateKey('providerKey', profile.providers[0]?.key ?? '', privateKey);
  const organization = profile.providerOrganizations.find(({ name }) => name === client);
  if (!organization) throw new Error(`There is no client ${client}.`);
  const clientKey = await open('clientKey', organization.key, await importSymmetricKey(providerKey));
  const { data } = Collections.parse(await get(`/organizations/${organization.id}/collections`));
  const key = await importSymmetricKey(clientKey);
  const names = await Promise.all(data.map(({ name }) => openText('field', name, key)));
  const telling = names.filter((name) => name.length >= TELLING_LENGTH && name !== FIRST_COLLECTION);
  if (telling.length === 0) throw new Error(`No collection of ${client} has a name to search for.`);

  return [
    ...(await masterKeyNeedles(email)),
    ...keyNeedles('user key', userKeyBytes),
    // its middle is prime numbers; the rest is the same in every such key
    { name: 'private key', value: pkcs8.slice(400, 432) },
    ...keyNeedles('provider key', providerKey),
    ...keyNeedles('client key', clientKey),
    { name: 'refresh token', value: refreshToken },
    { name: 'access token', value: access.token },
    { name: 'signature of the access token', value: access.token.split('.')[2] ?? '' },
    ...telling.map((value, at): Needle => ({ name: `name of collection ${at}`, value })),
  ];
}
