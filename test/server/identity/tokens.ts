import { randomUUID } from 'node:crypto';
import { type CryptoKey, importPKCS8, importSPKI, jwtVerify, SignJWT } from 'jose';
import * as z from 'zod/mini';
import type { Clock } from '../clock.ts';
import { type Account, PROVIDER_USER_TYPE } from '../model.ts';
import { TOKEN_KEY_PAIR } from '../seed/keyPairs.ts';
import type { State } from '../state.ts';
import { deviceTypeName, parseDeviceType } from './deviceTypes.ts';

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

const ALGORITHM = 'RS256';
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

const pem = (label: string, base64: string) => `-----BEGIN ${label}-----\n${base64}\n-----END ${label}-----`;

/** With the key pair that is the same for every server of this kind. */
export async function createTokens(clock: Clock): Promise<Tokens> {
  const { privateKey, publicKey } = TOKEN_KEY_PAIR;
  return new Tokens(
    await importPKCS8(pem('PRIVATE KEY', privateKey), ALGORITHM),
    await importSPKI(pem('PUBLIC KEY', publicKey), ALGORITHM),
    clock,
  );
}

/** Makes and reads access tokens (reference/identity-and-crypto.md section 4.4). */
export class Tokens {
  readonly #privateKey: CryptoKey;
  readonly #publicKey: CryptoKey;
  readonly #clock: Clock;

  constructor(privateKey: CryptoKey, publicKey: CryptoKey, clock: Clock) {
    this.#privateKey = privateKey;
    this.#publicKey = publicKey;
    this.#clock = clock;
  }

  /** A token with the roles of this moment. @param lifetime seconds */
  issue(state: State, account: Account, clientId: string, device: Device, lifetime: number): Promise<string> {
    const now = Math.floor(this.#clock.now() / 1_000);
    const rolesOf = (type: number) =>
      state
        .memberships(account.id)
        .filter(({ person }) => person.type === type)
        .map(({ provider }) => provider.id);
    return new SignJWT({
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
    })
      .setProtectedHeader({ alg: ALGORITHM, kid: KEY_ID, typ: 'at+jwt' })
      .sign(this.#privateKey);
  }

  /** @returns null for a token that is not ours, was changed or has ended */
  async read(token: string): Promise<Caller | null> {
    try {
      const { payload } = await jwtVerify(token, this.#publicKey, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        typ: 'at+jwt',
        currentDate: new Date(this.#clock.now()),
      });
      const claims = claimsSchema.parse(payload);
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
