import * as z from 'zod/mini';
import { camel } from './camel.ts';
import type { Device } from './devices.ts';
import { KILOBYTE, type WireRequest } from './request.ts';
import { maybe } from './shapes.ts';
import type { FirstStep } from './twoFactor.ts';

export const accountKeys = z.object({
  publicKeyEncryptionKeyPair: z.object({ wrappedPrivateKey: z.string(), publicKey: maybe(z.string()) }),
  /** Only accounts of the newer encryption generation have one. */
  securityState: maybe(z.object({ securityVersion: z.int() })),
});

const tokenFields = {
  access_token: z.string().check(z.minLength(1)),
  expires_in: z.int().check(z.positive()),
  refresh_token: z.string().check(z.minLength(1)),
};

/** All null where no policy binds the account. */
const masterPasswordPolicy = z.object({
  minComplexity: maybe(z.int()),
  minLength: maybe(z.int()),
  requireLower: maybe(z.boolean()),
  requireUpper: maybe(z.boolean()),
  requireNumbers: maybe(z.boolean()),
  requireSpecial: maybe(z.boolean()),
  enforceOnLogin: maybe(z.boolean()),
});

const tokenResponse = z.object({
  ...tokenFields,
  key: maybe(z.string()),
  privateKey: maybe(z.string()),
  accountKeys: maybe(accountKeys),
  forcePasswordReset: maybe(z.boolean()),
  /** Only when it was asked to be remembered. */
  twoFactorToken: maybe(z.string()),
  masterPasswordPolicy: maybe(masterPasswordPolicy),
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

export interface SecondStep {
  /** Number of reference section 4.6. */
  method: number;
  token: string;
  /** Whether the answer shall bring a token that stands for this step from now on. */
  remember: boolean;
}

/** What goes with the first step, if anything. */
export type FurtherStep = { second: SecondStep } | { newDeviceCode: string } | null;

function furtherFields(step: FurtherStep): Record<string, string> {
  if (step === null) return {};
  if ('newDeviceCode' in step) return { newDeviceOtp: step.newDeviceCode };
  const { method, token, remember } = step.second;
  return {
    twoFactorProvider: String(method),
    twoFactorToken: token,
    twoFactorRemember: remember ? '1' : '0',
  };
}

/** Section 4.2. What is sent as the password is the server hash of section 3.1, or the code of an approved request. */
export const postPasswordGrant = (
  email: string,
  first: FirstStep,
  device: Device,
  further: FurtherStep = null,
): WireRequest<TokenResponse> =>
  postToken(
    {
      grant_type: 'password',
      scope: 'api offline_access',
      username: email,
      ...('passwordHash' in first
        ? { password: first.passwordHash }
        : { password: first.authRequest.accessCode, authRequest: first.authRequest.id }),
      deviceType: String(device.type),
      deviceIdentifier: device.id,
      deviceName: device.name,
      ...furtherFields(further),
    },
    tokenResponse,
  );

/** Section 5.1: the answer's refresh token replaces the one sent, even if it is usually the same. */
export const postRefreshGrant = (refreshToken: string): WireRequest<RefreshResponse> =>
  postToken({ grant_type: 'refresh_token', refresh_token: refreshToken }, refreshResponse);
