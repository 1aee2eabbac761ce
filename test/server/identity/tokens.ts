import { randomUUID } from 'node:crypto';
import { sign, verify } from 'hono/jwt';
import * as z from 'zod/mini';
import { type Account, PROVIDER_USER_TYPE } from '../model.ts';
import { TOKEN_KEY_PAIR } from '../seed/keyPairs.ts';
import type { State } from '../state.ts';
import { deviceTypeName, parseDeviceType } from './deviceTypes.ts';

type HonoJsonWebKey = JsonWebKey & { kid?: string };

/** Who asks, as far as the access token says; roles may be up to an hour old. */
export interface Caller {
  accountId: string;
  adminOf: ReadonlySet<string>;
  serviceUserOf: ReadonlySet<string>;
  deviceType: number | undefined;
}

export interface Device {
  identifier: string;
  type: number;
}

const KEY_ID = 'local-provider-server';
/** Scheme and host without port or path, as the real one does. */
const ISSUER = 'http://127.0.0.1';

const oneOrMany = z.optional(z.union([z.string(), z.array(z.string())]));
const claimsSchema = z.object({
  sub: z.string(),
  devicetype: z.optional(z.string()),
  providerprovideradmin: oneOrMany,
  providerserviceuser: oneOrMany,
});

const toSet = (value: z.output<typeof oneOrMany>) => new Set(value === undefined ? [] : [value].flat());

/** A claim with one value is a string, with several an array, with none absent. */
function claim(name: string, values: string[]): Record<string, string | string[]> {
  const [first, ...rest] = values;
  if (first === undefined) return {};
  return { [name]: rest.length === 0 ? first : values };
}

async function toJwk(format: 'pkcs8' | 'spki', key: string, usage: 'sign' | 'verify'): Promise<JsonWebKey> {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const { subtle } = globalThis.crypto;
  const imported = await subtle.importKey(format, Buffer.from(key, 'base64'), algorithm, true, [usage]);
  return subtle.exportKey('jwk', imported);
}

/** With the key pair that is the same for every server of this kind. */
export async function createTokens(): Promise<Tokens> {
  const { privateKey, publicKey } = TOKEN_KEY_PAIR;
  return new Tokens(await toJwk('pkcs8', privateKey, 'sign'), await toJwk('spki', publicKey, 'verify'));
}

/** Makes and reads access tokens (reference/identity-and-crypto.md section 4.4). */
export class Tokens {
  readonly #privateKey: HonoJsonWebKey;
  readonly #publicKey: HonoJsonWebKey;

  constructor(privateKey: JsonWebKey, publicKey: JsonWebKey) {
    this.#privateKey = { ...privateKey, alg: 'RS256', kid: KEY_ID };
    this.#publicKey = publicKey;
  }

  /** A token with the roles of this moment. @param lifetime seconds */
  issue(state: State, account: Account, clientId: string, device: Device, lifetime: number): Promise<string> {
    const now = Math.floor(Date.now() / 1_000);
    const rolesOf = (type: number) =>
      state
        .memberships(account.id)
        .filter(({ person }) => person.type === type)
        .map(({ provider }) => provider.id);
    return sign(
      {
        iss: ISSUER,
        nbf: now,
        iat: now,
        exp: now + lifetime,
        auth_time: now,
        jti: randomUUID(),
        client_id: clientId,
        scope: ['api', 'offline_access'],
        amr: ['Application'],
        idp: 'bitwarden',
        sub: account.id,
        email: account.email,
        email_verified: true,
        ...(account.name === null ? {} : { name: account.name }),
        premium: false,
        sstamp: account.securityStamp,
        device: device.identifier,
        devicetype: deviceTypeName(device.type),
        ...claim('providerprovideradmin', rolesOf(PROVIDER_USER_TYPE.providerAdmin)),
        ...claim('providerserviceuser', rolesOf(PROVIDER_USER_TYPE.serviceUser)),
      },
      this.#privateKey,
      'RS256',
    );
  }

  /** @returns null for a token that is not ours, was changed or has ended */
  async read(token: string): Promise<Caller | null> {
    try {
      const claims = claimsSchema.parse(await verify(token, this.#publicKey, { alg: 'RS256', iss: ISSUER }));
      return {
        accountId: claims.sub,
        adminOf: toSet(claims.providerprovideradmin),
        serviceUserOf: toSet(claims.providerserviceuser),
        deviceType: parseDeviceType(claims.devicetype),
      };
    } catch {
      return null;
    }
  }
}
