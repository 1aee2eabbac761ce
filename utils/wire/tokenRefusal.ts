import * as z from 'zod/mini';
import { camel } from './camel.ts';
import { maybe } from './shapes.ts';
import { readMethods, type TwoFactorMethod } from './twoFactor.ts';

const tokenError = z.object({
  error: maybe(z.string()),
  twoFactorProviders2: maybe(z.record(z.string(), z.unknown())),
  ssoOrganizationIdentifier: maybe(z.string()),
  errorModel: maybe(z.object({ message: maybe(z.string()) })),
});

export type TokenRefusal =
  | { kind: 'secondStep'; methods: TwoFactorMethod[] }
  | {
      kind:
        | 'newDevice'
        | 'sso'
        | 'wrongPassword'
        | 'wrongCode'
        | 'noSecondStep'
        | 'unknownDevice'
        | 'legacyEncryption'
        | 'invalidGrant'
        | 'other';
    };

/** Beginnings of messages that only the text tells apart, in lower case. */
const BY_MESSAGE: [string, Exclude<TokenRefusal['kind'], 'secondStep'>][] = [
  ['sso authentication is required', 'sso'],
  ['two-factor recovery has been performed', 'sso'],
  ['two-step token is invalid', 'wrongCode'],
  ['invalid new device otp', 'wrongCode'],
  ['no two-step providers enabled', 'noSecondStep'],
  ['auth request flow unsupported', 'unknownDevice'],
  ['legacy encryption', 'legacyEncryption'],
  ['username or password is incorrect', 'wrongPassword'],
];

/** Tells the refusals of section 4.5 apart by structure first, in the official clients' order. */
export function readTokenRefusal(body: unknown): TokenRefusal {
  const parsed = camel(tokenError).safeParse(body);
  if (!parsed.success) return { kind: 'other' };
  const { error, twoFactorProviders2, ssoOrganizationIdentifier, errorModel } = parsed.data;
  const message = errorModel?.message ?? '';
  if (twoFactorProviders2 && Object.keys(twoFactorProviders2).length > 0) {
    return { kind: 'secondStep', methods: readMethods(twoFactorProviders2) };
  }
  if (message === 'new device verification required') return { kind: 'newDevice' };
  if (ssoOrganizationIdentifier) return { kind: 'sso' };
  const said = message.toLowerCase();
  const known = BY_MESSAGE.find(([beginning]) => said.startsWith(beginning))?.[1];
  if (known) return { kind: known };
  return { kind: error === 'invalid_grant' && !errorModel ? 'invalidGrant' : 'other' };
}
