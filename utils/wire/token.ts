import * as z from 'zod/mini';
import { camel } from './camel.ts';
import { KILOBYTE, type WireRequest } from './request.ts';
import { maybe } from './shapes.ts';

const accountKeys = z.object({
  publicKeyEncryptionKeyPair: z.object({ wrappedPrivateKey: z.string(), publicKey: maybe(z.string()) }),
  /** Only accounts of the newer encryption generation have one. */
  securityState: maybe(z.object({ securityVersion: z.int() })),
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
          kdf: z.object({
            kdfType: z.int(),
            iterations: z.int(),
            memory: maybe(z.int()),
            parallelism: maybe(z.int()),
          }),
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
