import * as z from 'zod/mini';
import { camel } from './camel.ts';
import { maybe } from './shapes.ts';

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
