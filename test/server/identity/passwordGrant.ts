import type { Context } from 'hono';
import { EVENT } from '../audit/logRow.ts';
import type { Env, ServerContext } from '../context.ts';
import type { Account } from '../model.ts';
import { matchesVerifier } from '../passwords.ts';
import { type Grant, readGrant, waitAfterWrongSecret } from './grant.ts';
import { issueAccess, SCOPES } from './issueAccess.ts';
import { refuseDevice } from './newDevice.ts';
import { parseMethod, RECOVERY_CODE } from './secondStep/methods.ts';
import { rememberToken } from './secondStep/remembered.ts';
import { type SecondStep, takeSecondStep } from './secondStep/takeSecondStep.ts';
import type { ClientId } from './sessions.ts';
import { signedInResponse } from './signedInResponse.ts';
import {
  bare,
  DEVICE_MISSING,
  LEGACY_ACCOUNT,
  type Refusal,
  SSO_AFTER_RECOVERY,
  ssoRequired,
  VERSION_MISSING,
  VERSION_TOO_OLD,
  WRONG_PASSWORD,
} from './tokenErrors.ts';
import { type Form, isOlder, parseVersion } from './tokenRequest.ts';

const NEWER_GENERATION_VERSION = [2025, 11, 0];

/** reference/identity-and-crypto.md sections 4.2 to 4.6; the order of the checks is the real server's. */
export async function passwordGrant(
  context: ServerContext,
  c: Context<Env>,
  form: Form,
  clientId: ClientId,
): Promise<Response> {
  const scopes = form('scope')?.split(' ') ?? [];
  if (!scopes.includes('api') || scopes.some((scope) => !SCOPES.includes(scope))) {
    return c.json(bare('invalid_scope'), 400);
  }
  const username = form('username');
  const password = form('password');
  if (!username || !password) return c.json(bare('invalid_grant'), 400);

  const account = context.state.accountByEmail(username);
  const grant = account && readGrant(context, c, form, account);
  if (!grant || !(await isProven(grant, password))) {
    grant?.write(EVENT.userFailedLogIn);
    await waitAfterWrongSecret(context);
    return c.json(WRONG_PASSWORD, 400);
  }
  const refusal = refuseVersion(grant);
  if (refusal) return c.json(refusal, 400);
  const step = await takeSteps(grant);
  const last = step.refusal ?? refuseDevice(grant, step.wasAsked) ?? refuseLegacy(grant.account, clientId);
  if (last || !grant.device) return c.json(last ?? DEVICE_MISSING, 400);
  return c.json(await signedIn(grant, clientId, step.remember));
}

/** By the password's hash, or by the access code of a request that another device approved. */
async function isProven({ context, account, form }: Grant, password: string): Promise<boolean> {
  const request = context.sessions.deviceRequests.find(form('authRequest') ?? '');
  if (request) return context.sessions.deviceRequests.opens(request, account.id, password);
  return matchesVerifier(password, (await account.signInMaterial()).verifier);
}

function refuseVersion({ c, account }: Grant): Refusal | null {
  const version = parseVersion(c.req.header('bitwarden-client-version'));
  if (!version) return VERSION_MISSING;
  return account.keys?.newer && isOlder(version, NEWER_GENERATION_VERSION) ? VERSION_TOO_OLD : null;
}

/** Single sign-on is required before a second step is asked for, except from who comes with a recovery code. */
async function takeSteps(grant: Grant): Promise<SecondStep> {
  const { account, form } = grant;
  const recovers = parseMethod(form('twoFactorProvider')) === RECOVERY_CODE;
  if (account.ssoIdentifier === null) return takeSecondStep(grant);
  if (!recovers) return { refusal: ssoRequired(account.ssoIdentifier), wasAsked: false, remember: false };
  const step = await takeSecondStep(grant);
  if (step.refusal) return step;
  return { ...step, refusal: step.wasAsked ? SSO_AFTER_RECOVERY : ssoRequired(account.ssoIdentifier) };
}

const refuseLegacy = (account: Account, clientId: ClientId): Refusal | null =>
  account.keys === null && clientId !== 'web' ? LEGACY_ACCOUNT : null;

async function signedIn(
  { context, c, form, account, device, write }: Grant,
  clientId: ClientId,
  remember: boolean,
) {
  if (!device) throw new Error('A sign-in needs a device.');
  context.sessions.deviceRequests.use(form('authRequest') ?? '');
  account.knownDevices.add(device.identifier);
  write(EVENT.userLoggedIn);
  const { wrappedUserKey } = await account.signInMaterial();
  const sent = context.faults.has('unknown-encstring', c.req.path)
    ? (wrappedUserKey?.replace(/^\d+/, '9') ?? null)
    : wrappedUserKey;
  return {
    ...(await issueAccess(context, c, clientId, account, device)),
    refresh_token: context.sessions.start(account, clientId, device),
    ...signedInResponse(context.state, account, sent),
    ...(remember ? { TwoFactorToken: rememberToken(account, device.identifier) } : {}),
  };
}
