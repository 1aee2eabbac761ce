import * as z from 'zod/mini';
import { KILOBYTE, type WireRequest } from './request.ts';
import { maybe, nothing } from './shapes.ts';

/** Ways of the second step that need no more than a code, by their number (reference/identity-and-crypto.md section 4.6). */
export const METHOD_NUMBERS = {
  authenticator: 0,
  email: 1,
  duo: 2,
  yubiKey: 3,
  remember: 5,
  organizationDuo: 6,
  recoveryCode: 8,
} as const;

export type TwoFactorMethod =
  | { kind: 'authenticator' | 'yubiKey' | 'webAuthn' | 'unknown' }
  /** The address as far as it is shown; null when it is not. */
  | { kind: 'email'; address: string | null }
  /** null when Duo did not answer the server. */
  | { kind: 'duo' | 'organizationDuo'; authUrl: string | null };

const email = z.object({ email: maybe(z.string()) });
const duo = z.object({ authUrl: maybe(z.string()) });

/** Only for what stands under a name our schema knows; anything else there reads as nothing. */
const member = <T>(schema: z.ZodMiniType<T, unknown>, metadata: unknown): T | null =>
  schema.safeParse(metadata).data ?? null;

function readMethod(number: string, metadata: unknown): TwoFactorMethod {
  switch (Number(number)) {
    case METHOD_NUMBERS.authenticator:
      return { kind: 'authenticator' };
    case METHOD_NUMBERS.email:
      return { kind: 'email', address: member(email, metadata)?.email ?? null };
    case METHOD_NUMBERS.duo:
      return { kind: 'duo', authUrl: member(duo, metadata)?.authUrl ?? null };
    case METHOD_NUMBERS.yubiKey:
      return { kind: 'yubiKey' };
    case METHOD_NUMBERS.organizationDuo:
      return { kind: 'organizationDuo', authUrl: member(duo, metadata)?.authUrl ?? null };
    case 7:
      return { kind: 'webAuthn' };
    default:
      return { kind: 'unknown' };
  }
}

/** The members of `TwoFactorProviders2`; its keys already begin in lower case. */
export const readMethods = (providers: Record<string, unknown>): TwoFactorMethod[] =>
  Object.entries(providers).map(([number, metadata]) => readMethod(number.trim() || 'none', metadata));

/** What shows that the first step was taken: the server hash of the password, or an approved request of this device. */
export type FirstStep = { passwordHash: string } | { authRequest: { id: string; accessCode: string } };

/** Sends the code by mail. The mail before it becomes worthless; the token endpoint is not asked for this. */
export const postSendTwoFactorMail = (
  address: string,
  deviceIdentifier: string,
  first: FirstStep,
): WireRequest<null> => ({
  host: 'api',
  method: 'POST',
  path: '/two-factor/send-email-login',
  body: {
    json: {
      email: address,
      deviceIdentifier,
      ...('passwordHash' in first
        ? { masterPasswordHash: first.passwordHash }
        : { authRequestId: first.authRequest.id, authRequestAccessCode: first.authRequest.accessCode }),
    },
  },
  schema: nothing,
  maxBytes: KILOBYTE,
});
