import type { Context } from 'hono';
import { EVENT } from '../audit/logRow.ts';
import { sourceOf } from '../audit/source.ts';
import type { Env, ServerContext } from '../context.ts';
import type { Account } from '../model.ts';
import { matchesVerifier } from '../passwords.ts';
import { parseDeviceType } from './deviceTypes.ts';
import { type ClientId, isClientId } from './sessions.ts';
import { signedInResponse } from './signedInResponse.ts';
import {
  bare,
  DEVICE_MISSING,
  LEGACY_ACCOUNT,
  NEW_DEVICE,
  ssoRequired,
  TWO_STEP_REQUIRED,
  VERSION_MISSING,
  VERSION_TOO_OLD,
  WRONG_DEVICE_CODE,
  WRONG_PASSWORD,
  WRONG_TWO_STEP_TOKEN,
} from './tokenErrors.ts';
import { type Form, isOlder, parseVersion, readForm } from './tokenRequest.ts';
import type { Device } from './tokens.ts';

const SCOPES = ['api', 'offline_access'];
const LIFETIME = 3_600;
const SHORT_LIFETIME = 5;
/** The real server waits two seconds after a wrong secret. */
const WRONG_SECRET_DELAY = 200;
const NEWER_GENERATION_VERSION = [2025, 11, 0];
const AUTHENTICATOR = ['0', 'Authenticator'];
const REMEMBER = ['5', 'Remember'];

type Refusal = { error: string };

/** `POST /connect/token` (reference/identity-and-crypto.md section 4). */
export async function connectToken(context: ServerContext, c: Context<Env>): Promise<Response> {
  c.header('Cache-Control', 'no-store, no-cache, max-age=0');
  const form = await readForm(c);
  if (!form) return c.json(bare('invalid_request'), 400);
  const clientId = form('client_id') ?? '';
  if (!isClientId(clientId)) return c.json(bare('invalid_client'), 400);
  switch (form('grant_type')) {
    case 'password':
      return passwordGrant(context, c, form, clientId);
    case 'refresh_token':
      return refreshGrant(context, c, form, clientId);
    case undefined:
      return c.json(bare('invalid_request'), 400);
    default:
      return c.json(bare('unsupported_grant_type'), 400);
  }
}

async function issue(
  context: ServerContext,
  c: Context<Env>,
  clientId: ClientId,
  account: Account,
  device: Device,
) {
  const expires_in = context.faults.has('short-tokens', c.req.path) ? SHORT_LIFETIME : LIFETIME;
  const access_token = await context.tokens.issue(context.state, account, clientId, device, expires_in);
  return { access_token, expires_in, token_type: 'Bearer', scope: SCOPES.join(' ') };
}

async function refreshGrant(context: ServerContext, c: Context<Env>, form: Form, clientId: ClientId) {
  const refresh_token = form('refresh_token') ?? '';
  const session = context.sessions.refresh(refresh_token, clientId, context.state);
  if (!session || context.faults.has('refresh-refused', c.req.path))
    return c.json(bare('invalid_grant'), 400);
  return c.json({ ...(await issue(context, c, clientId, session.account, session.device)), refresh_token });
}

async function passwordGrant(context: ServerContext, c: Context<Env>, form: Form, clientId: ClientId) {
  const scopes = form('scope')?.split(' ') ?? [];
  if (!scopes.includes('api') || scopes.some((scope) => !SCOPES.includes(scope))) {
    return c.json(bare('invalid_scope'), 400);
  }
  const username = form('username');
  const password = form('password');
  if (!username || !password) return c.json(bare('invalid_grant'), 400);

  const account = context.state.accountByEmail(username);
  const material = await account?.signInMaterial();
  if (!account || !material || !matchesVerifier(password, material.verifier)) {
    if (account) writeUserEvent(context, c, form, account, EVENT.userFailedLogIn);
    await context.latency.wait(WRONG_SECRET_DELAY);
    return c.json(WRONG_PASSWORD, 400);
  }
  const device = readDevice(form);
  const refusal =
    refuseVersion(c, account) ??
    (account.ssoIdentifier === null ? null : ssoRequired(account.ssoIdentifier)) ??
    (await refuseTwoStep(context, c, form, account)) ??
    refuseDevice(form, account, device) ??
    (account.keys === null && clientId !== 'web' ? LEGACY_ACCOUNT : null);
  if (refusal || !device) return c.json(refusal ?? DEVICE_MISSING, 400);

  account.knownDevices.add(device.identifier);
  writeUserEvent(context, c, form, account, EVENT.userLoggedIn);
  const token = await issue(context, c, clientId, account, device);
  const refresh_token = context.sessions.start(account, clientId, device);
  const wrappedUserKey = context.faults.has('unknown-encstring', c.req.path)
    ? (material.wrappedUserKey?.replace(/^\d+/, '9') ?? null)
    : material.wrappedUserKey;
  return c.json({ ...token, refresh_token, ...signedInResponse(account, wrappedUserKey) });
}

function refuseVersion(c: Context<Env>, account: Account): Refusal | null {
  const version = parseVersion(c.req.header('bitwarden-client-version'));
  if (!version) return VERSION_MISSING;
  return account.keys?.newer && isOlder(version, NEWER_GENERATION_VERSION) ? VERSION_TOO_OLD : null;
}

async function refuseTwoStep(
  context: ServerContext,
  c: Context<Env>,
  form: Form,
  account: Account,
): Promise<Refusal | null> {
  if (account.authenticatorSecret === null) return null;
  const token = form('twoFactorToken');
  const method = form('twoFactorProvider') ?? '';
  // No token is ever remembered here, and one that is over asks for the second step again.
  if (!token || REMEMBER.includes(method)) return TWO_STEP_REQUIRED;
  const { authenticator } = context.sessions;
  if (
    AUTHENTICATOR.includes(method) &&
    authenticator.accepts(account.id, account.authenticatorSecret, token)
  ) {
    return null;
  }
  writeUserEvent(context, c, form, account, EVENT.userFailedLogInTwoStep);
  await context.latency.wait(WRONG_SECRET_DELAY);
  return WRONG_TWO_STEP_TOKEN;
}

function readDevice(form: Form): Device | null {
  const identifier = form('deviceIdentifier');
  const type = parseDeviceType(form('deviceType'));
  return identifier && type !== undefined && form('deviceName') ? { identifier, type } : null;
}

function refuseDevice(form: Form, account: Account, device: Device | null): Refusal | null {
  if (!device) return DEVICE_MISSING;
  if (account.newDeviceCode === null || account.authenticatorSecret !== null) return null;
  if (account.knownDevices.size === 0 || account.knownDevices.has(device.identifier)) return null;
  const code = form('newDeviceOtp');
  if (!code) return NEW_DEVICE;
  return code === account.newDeviceCode ? null : WRONG_DEVICE_CODE;
}

function writeUserEvent(
  { state }: ServerContext,
  c: Context<Env>,
  form: Form,
  account: Account,
  type: number,
): void {
  const providers = state.memberships(account.id).map(({ provider }) => provider);
  state.audit.writeUserEvent(type, account, providers, sourceOf(c, parseDeviceType(form('deviceType'))));
}
