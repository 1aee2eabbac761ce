import { type Context, Hono } from 'hono';
import * as z from 'zod/mini';
import type { Env, ServerContext } from '../context.ts';
import { errorBody, invalidModel } from '../errors.ts';
import { waitAfterWrongSecret } from '../identity/grant.ts';
import { mailDeviceCode } from '../identity/newDevice.ts';
import { isEmailSession } from '../identity/secondStep/emailSession.ts';
import type { Account } from '../model.ts';
import { matchesVerifier } from '../passwords.ts';

const maybe = z.optional(z.nullable(z.string()));
const codeRequest = z.object({
  email: z.string(),
  masterPasswordHash: maybe,
  ssoEmail2FaSessionToken: maybe,
  authRequestId: maybe,
  authRequestAccessCode: maybe,
});

const proves = async (account: Account | undefined, hash: string | null | undefined) =>
  Boolean(account && hash && matchesVerifier(hash, (await account.signInMaterial()).verifier));

/** What a sign-in under way may ask for without a token (reference/identity-and-crypto.md sections 4.7 and 4.10). */
export function signingInRoutes(context: ServerContext): Hono<Env> {
  const read = async (c: Context<Env>) => codeRequest.safeParse(await c.req.json().catch(() => null)).data;

  /** @returns null when the mail may be sent, otherwise what to say */
  async function refuseCode(account: Account | undefined, asked: z.output<typeof codeRequest>) {
    const { deviceRequests } = context.sessions;
    if (account?.twoStep.email === undefined) return CANNOT_SEND;
    if (asked.authRequestAccessCode) {
      const request = deviceRequests.read(asked.authRequestId ?? '', asked.authRequestAccessCode);
      return request?.accountId === account.id ? null : CANNOT_SEND;
    }
    if (asked.ssoEmail2FaSessionToken) {
      return isEmailSession(account.id, asked.ssoEmail2FaSessionToken) ? null : NO_EMAIL_SESSION;
    }
    return (await proves(account, asked.masterPasswordHash)) ? null : CANNOT_SEND;
  }

  return new Hono<Env>()
    .post('/two-factor/send-email-login', async (c) => {
      const asked = await read(c);
      if (!asked) return c.json(invalidModel({ Email: ['The Email field is required.'] }), 400);
      const account = context.state.accountByEmail(asked.email);
      const refusal = await refuseCode(account, asked);
      if (refusal !== null || !account) {
        await waitAfterWrongSecret(context);
        return c.json(errorBody(refusal ?? CANNOT_SEND), 400);
      }
      const { emailCodes, mailbox } = context.sessions;
      mailbox.send(account.twoStep.email ?? account.email, 'Code to sign in', emailCodes.renew(account.id));
      return c.body(null, 200);
    })
    .post('/accounts/resend-new-device-otp', async (c) => {
      const asked = await read(c);
      const account = context.state.accountByEmail(asked?.email ?? '');
      if (account && (await proves(account, asked?.masterPasswordHash))) {
        mailDeviceCode(context.sessions, account);
      }
      return c.body(null, 200);
    })
    .get('/devices/knowndevice', (c) => {
      const email = c.req.header('x-request-email');
      const identifier = c.req.header('x-device-identifier');
      if (!email || !identifier) {
        return c.json(invalidModel({ Email: ['Both the address and the device are required.'] }), 400);
      }
      const account = context.state.accountByEmail(Buffer.from(email, 'base64url').toString());
      return c.json(account?.knownDevices.has(identifier) ?? false);
    })
    .put('/devices/identifier/:identifier/clear-token', (c) => c.body(null, 200));
}

const CANNOT_SEND = 'Cannot send two-factor email.';
const NO_EMAIL_SESSION =
  'Cannot send two-factor email: a valid, non-expired SSO Email 2FA Session token is required to send 2FA emails.';
