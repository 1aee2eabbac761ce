import * as z from 'zod/mini';
import { KILOBYTE, type WireRequest } from './request.ts';
import { maybe } from './shapes.ts';

const kdfNumber = z.nullable(z.optional(z.int()));

/** reference/identity-and-crypto.md section 2; `salt` is null where the e-mail address is the salt. */
const preloginResponse = z.object({
  kdf: z.int(),
  kdfIterations: z.int(),
  kdfMemory: kdfNumber,
  kdfParallelism: kdfNumber,
  salt: z.optional(z.nullable(z.string())),
});
export type PreloginResponse = z.output<typeof preloginResponse>;

const prelogin = (path: string, email: string): WireRequest<PreloginResponse> => ({
  host: 'identity',
  method: 'POST',
  path,
  body: { json: { email } },
  schema: preloginResponse,
  maxBytes: 16 * KILOBYTE,
});
export const postPrelogin = (email: string) => prelogin('/accounts/prelogin/password', email);
/** Older servers know only this route; the answer is the same. */
export const postPreloginOlder = (email: string) => prelogin('/accounts/prelogin', email);

/** The token endpoint mixes snake_case and PascalCase; official clients read keys case-insensitively, so do we. */
function camelKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key.charAt(0).toLowerCase() + key.slice(1),
      camelKeys(member),
    ]),
  );
}
const camel = <T>(schema: z.ZodMiniType<T, unknown>) =>
  z.pipe(z.pipe(z.unknown(), z.transform(camelKeys)), schema);

const accountKeys = z.object({
  publicKeyEncryptionKeyPair: z.object({ wrappedPrivateKey: z.string(), publicKey: maybe(z.string()) }),
  signatureKeyPair: maybe(z.unknown()),
  securityState: maybe(z.unknown()),
});

const tokenFields = {
  access_token: z.string().check(z.minLength(1)),
  expires_in: z.int().check(z.positive()),
  refresh_token: z.string().check(z.minLength(1)),
};

const tokenResponse = z.object({
  ...tokenFields,
  key: maybe(z.string()),
  privateKey: maybe(z.string()),
  accountKeys: maybe(accountKeys),
  forcePasswordReset: maybe(z.boolean()),
  userDecryptionOptions: maybe(
    z.object({
      hasMasterPassword: maybe(z.boolean()),
      masterPasswordUnlock: maybe(
        z.object({
          kdf: z.object({ kdfType: z.int(), iterations: z.int(), memory: kdfNumber, parallelism: kdfNumber }),
          masterKeyEncryptedUserKey: z.string(),
          salt: maybe(z.string()),
        }),
      ),
    }),
  ),
});
export type TokenResponse = z.output<typeof tokenResponse>;

const refreshResponse = z.object(tokenFields);
export type RefreshResponse = z.output<typeof refreshResponse>;

const CLIENT_ID = 'browser';

const postToken = <T>(form: Record<string, string>, schema: z.ZodMiniType<T, unknown>): WireRequest<T> => ({
  host: 'identity',
  method: 'POST',
  path: '/connect/token',
  body: { form: { client_id: CLIENT_ID, ...form } },
  schema: camel(schema),
  maxBytes: 256 * KILOBYTE,
});

export interface Device {
  id: string;
  type: number;
  name: string;
}

/** Section 4.2. `passwordHash` is the server hash of section 3.1, never the password. */
export const postPasswordGrant = (
  email: string,
  passwordHash: string,
  device: Device,
): WireRequest<TokenResponse> =>
  postToken(
    {
      grant_type: 'password',
      scope: 'api offline_access',
      username: email,
      password: passwordHash,
      deviceType: String(device.type),
      deviceIdentifier: device.id,
      deviceName: device.name,
    },
    tokenResponse,
  );

/** Section 5.1: the answer's refresh token replaces the one sent, even if it is usually the same. */
export const postRefreshGrant = (refreshToken: string): WireRequest<RefreshResponse> =>
  postToken({ grant_type: 'refresh_token', refresh_token: refreshToken }, refreshResponse);

const tokenError = z.object({
  error: maybe(z.string()),
  twoFactorProviders2: maybe(z.record(z.string(), z.unknown())),
  ssoOrganizationIdentifier: maybe(z.string()),
  errorModel: maybe(z.object({ message: maybe(z.string()) })),
});

export type TokenRefusal =
  | 'wrongPassword'
  | 'secondStep'
  | 'newDevice'
  | 'sso'
  | 'invalidGrant'
  | 'legacyEncryption'
  | 'other';

/** Tells the refusals of section 4.5 apart by structure first, in the official clients' order. */
export function readTokenRefusal(body: unknown): TokenRefusal {
  const parsed = camel(tokenError).safeParse(body);
  if (!parsed.success) return 'other';
  const { error, twoFactorProviders2, ssoOrganizationIdentifier, errorModel } = parsed.data;
  const message = errorModel?.message ?? '';
  if (twoFactorProviders2 && Object.keys(twoFactorProviders2).length > 0) return 'secondStep';
  if (message === 'new device verification required') return 'newDevice';
  if (ssoOrganizationIdentifier || message === 'Sso authentication is required.') return 'sso';
  if (message.startsWith('Legacy encryption')) return 'legacyEncryption';
  if (message.startsWith('Username or password is incorrect')) return 'wrongPassword';
  return error === 'invalid_grant' && !errorModel ? 'invalidGrant' : 'other';
}

const claims = z.object({
  sub: z.string(),
  exp: z.int(),
  providerprovideradmin: z.optional(z.union([z.string(), z.array(z.string())])),
});

/**
 * What an access token says about its bearer, for display and expiry only: it is never proof of a right (section 4.4).
 *
 * @returns null for anything that is not a readable token
 */
export function readClaims(accessToken: string): { userId: string; adminOf: string[] } | null {
  const payload = accessToken.split('.')[1];
  if (!payload) return null;
  try {
    const bytes = Uint8Array.from(atob(payload.replace(/-/g, '+').replace(/_/g, '/')), (c) =>
      c.charCodeAt(0),
    );
    const parsed = claims.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    if (!parsed.success) return null;
    const { sub, providerprovideradmin: admin } = parsed.data;
    return {
      userId: sub.toLowerCase(),
      adminOf: admin === undefined ? [] : [admin].flat().map((id) => id.toLowerCase()),
    };
  } catch {
    return null;
  }
}
