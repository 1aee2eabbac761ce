import * as z from 'zod/mini';
import { open } from '../../../utils/crypto/encString.ts';
import { deriveMasterKey, type Kdf, normaliseSalt } from '../../../utils/crypto/kdf.ts';
import { passwordHash, stretch } from '../../../utils/crypto/masterKey.ts';
import { DEMO_PASSWORD } from '../../server/server.ts';

/** A server in this process or another one. */
type Reachable = { url: string };

export const VERSION = '2026.8.0';

const prelogin = z.object({
  kdf: z.int(),
  kdfIterations: z.int(),
  kdfMemory: z.nullable(z.int()),
  kdfParallelism: z.nullable(z.int()),
  salt: z.string(),
});
export type Prelogin = z.output<typeof prelogin>;

/** The body is parsed when it is JSON, and its text otherwise; a test reads what it expects to be there. */
export async function ask(url: string, init: RequestInit = {}) {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('application/json');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}
export type Answer = Awaited<ReturnType<typeof ask>>;

export async function askPrelogin(server: Reachable, email: string, path = '/prelogin/password') {
  return ask(`${server.url}/identity/accounts${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email }),
  });
}

function toKdf({
  kdf,
  kdfIterations: iterations,
  kdfMemory: memory,
  kdfParallelism: parallelism,
}: Prelogin): Kdf {
  return kdf === 1
    ? { kind: 'argon2id', iterations, memory: memory ?? 0, parallelism: parallelism ?? 0 }
    : { kind: 'pbkdf2', iterations };
}

const derived = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

/** As a client derives it, from what prelogin says; kept because it is slow and the same everywhere. */
export async function masterKeyOf(server: Reachable, email: string, password = DEMO_PASSWORD) {
  const answer = prelogin.parse((await askPrelogin(server, email)).body);
  const name = JSON.stringify([answer, password]);
  const key =
    derived.get(name) ?? deriveMasterKey(password, normaliseSalt(answer.salt, email), toKdf(answer));
  derived.set(name, key);
  return key;
}

export const hashOf = async (server: Reachable, email: string, password = DEMO_PASSWORD) =>
  passwordHash(await masterKeyOf(server, email, password), password);

/** The whole form of a password grant, for a test to take from or add to. */
export async function passwordForm(
  server: Reachable,
  email: string,
  password?: string,
): Promise<Record<string, string>> {
  return {
    grant_type: 'password',
    scope: 'api offline_access',
    client_id: 'browser',
    username: email,
    password: await hashOf(server, email, password),
    deviceType: '2',
    deviceIdentifier: '7a6f0b3e-1111-4222-8333-444455556666',
    deviceName: 'chrome',
  };
}

export const askToken = (
  server: Reachable,
  form: Record<string, string>,
  headers: Record<string, string> = { 'bitwarden-client-version': VERSION },
) =>
  ask(`${server.url}/identity/connect/token`, { method: 'POST', headers, body: new URLSearchParams(form) });

export async function signIn(server: Reachable, email: string, password?: string): Promise<Answer['body']> {
  const { status, body } = await askToken(server, await passwordForm(server, email, password));
  if (status !== 200) throw new Error(`${email} could not sign in: ${JSON.stringify(body)}`);
  return body;
}

export type Get = (path: string, headers?: Record<string, string>) => Promise<Answer>;

export const getWith =
  (server: Reachable, accessToken: string): Get =>
  (path, headers = {}) =>
    ask(`${server.url}/api${path}`, { headers: { authorization: `Bearer ${accessToken}`, ...headers } });

/** Signs in and gives back what asks in that person's name. */
export const getAs = async (server: Reachable, email: string): Promise<Get> =>
  getWith(server, (await signIn(server, email)).access_token);

export function claimsOf(accessToken: string): Answer['body'] {
  return JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString());
}

/** The user key out of a token answer. */
export async function userKeyOf(server: Reachable, email: string, token: Answer['body'], password?: string) {
  const wrapped = token.UserDecryptionOptions.MasterPasswordUnlock.MasterKeyEncryptedUserKey;
  return open('userKey', wrapped, await stretch(await masterKeyOf(server, email, password)));
}

/** A password grant with these fields added, as a client repeats it. */
export const askAgain = async (server: Reachable, email: string, fields: Record<string, string>) =>
  askToken(server, { ...(await passwordForm(server, email)), ...fields });

export const postJson = (
  server: Reachable,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
) =>
  ask(`${server.url}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

export const refresh = (server: Reachable, refresh_token: string, client_id = 'browser') =>
  askToken(server, { grant_type: 'refresh_token', client_id, refresh_token }, {});
