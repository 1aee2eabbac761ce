import * as z from 'zod/mini';
import { KILOBYTE, type WireRequest } from './request.ts';
import { maybe } from './shapes.ts';

const answer = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  /** Of the request; whoever answers seals to it. */
  publicKey: z.string(),
  /** The user key under `publicKey`, once approved. */
  key: maybe(z.string()),
  requestApproved: maybe(z.boolean()),
  responseDate: maybe(z.string()),
});
export type AuthRequestResponse = z.output<typeof answer>;

const AUTHENTICATE_AND_UNLOCK = 0;
const MOST = 16 * KILOBYTE;

/** Asks the person's other devices to let this one in (reference/identity-and-crypto.md section 4.11). */
export const postAuthRequest = (
  email: string,
  deviceIdentifier: string,
  publicKey: string,
  accessCode: string,
): WireRequest<AuthRequestResponse> => ({
  host: 'api',
  method: 'POST',
  path: '/auth-requests',
  body: { json: { email, publicKey, deviceIdentifier, accessCode, type: AUTHENTICATE_AND_UNLOCK } },
  schema: answer,
  maxBytes: MOST,
});

export const getAuthResponse = (id: string, accessCode: string): WireRequest<AuthRequestResponse> => ({
  host: 'api',
  method: 'GET',
  path: `/auth-requests/${encodeURIComponent(id)}/response`,
  query: { code: accessCode },
  schema: answer,
  maxBytes: MOST,
});
