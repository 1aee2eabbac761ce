import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import type { Env, ServerContext } from '../../context.ts';
import type { Account, TwoStep } from '../../model.ts';
import { masterPasswordPolicy } from '../masterPasswordPolicy.ts';
import { DUO_HOST } from './duo.ts';
import { emailSessionToken } from './emailSession.ts';
import { methodsOf } from './methods.ts';

/** At most two letters of the name stay readable. */
function maskedEmail(email: string): string {
  const [name = '', domain = ''] = email.split('@');
  const shown = name.slice(0, name.length > 4 ? 2 : name.length > 2 ? 1 : 0);
  return `${shown}${'*'.repeat(name.length - shown.length)}@${domain}`;
}

function passkeyOptions(credentialId: string, origin: string) {
  return {
    challenge: randomBytes(32).toString('base64url'),
    timeout: 60_000,
    rpId: new URL(origin).hostname,
    allowCredentials: [{ type: 'public-key', id: credentialId }],
    userVerification: 'discouraged',
    extensions: { appid: `${origin}/app-id.json`, uvm: true },
    status: 'ok',
    errorMessage: '',
  };
}

function duoMetadata({ faults, origin, sessions }: ServerContext, c: Context<Env>, account: Account) {
  if (faults.has('duo-unavailable', c.req.path)) return { Host: DUO_HOST, AuthUrl: null };
  const state = sessions.duo.begin(account.id, c.req.header('bitwarden-client-name') ?? 'web');
  const base = faults.has('duo-elsewhere', c.req.path) ? `https://${DUO_HOST}.lookalike.example` : origin;
  return { Host: DUO_HOST, AuthUrl: `${base}/duo/frame?state=${state}` };
}

/**
 * The answer to a right password without a second step. Each one makes the code mailed before it, and the challenge of
 * a passkey, worthless (reference/identity-and-crypto.md sections 4.6 and 4.7).
 */
export function twoStepChallenge(context: ServerContext, c: Context<Env>, account: Account) {
  const { twoStep } = account;
  const metadata: Record<keyof TwoStep, () => object | null> = {
    authenticator: () => null,
    email: () => ({ Email: maskedEmail(twoStep.email ?? '') }),
    duo: () => duoMetadata(context, c, account),
    yubiKey: () => ({ Nfc: true }),
    webAuthn: () => passkeyOptions(twoStep.webAuthn ?? '', context.origin),
  };
  const methods = methodsOf(twoStep);
  const byEmail = twoStep.email !== undefined;
  if (byEmail) context.sessions.emailCodes.renew(account.id);
  return {
    error: 'invalid_grant',
    error_description: 'Two factor required.',
    TwoFactorProviders: methods.map(({ number }) => String(number)),
    TwoFactorProviders2: Object.fromEntries(
      methods.map(({ method, number }) => [number, metadata[method]()]),
    ),
    ...(byEmail ? { SsoEmail2faSessionToken: emailSessionToken(account.id), Email: account.email } : {}),
    MasterPasswordPolicy: masterPasswordPolicy(context.state, account),
  };
}
