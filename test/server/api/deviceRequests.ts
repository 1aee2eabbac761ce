import { Hono } from 'hono';
import * as z from 'zod/mini';
import { sourceOf } from '../audit/source.ts';
import type { Env, ServerContext } from '../context.ts';
import { errorBody, invalidModel, NOT_FOUND } from '../errors.ts';
import type { DeviceRequest } from '../identity/deviceRequests.ts';
import { deviceTypeName, parseDeviceType } from '../identity/deviceTypes.ts';
import { wireDate } from './wire.ts';

const asked = z.object({
  email: z.string(),
  publicKey: z.string(),
  deviceIdentifier: z.string(),
  accessCode: z.string().check(z.minLength(1), z.maxLength(25)),
  type: z.int(),
});
/** The one type a device may ask for before it is signed in. */
const AUTHENTICATE_AND_UNLOCK = 0;

/** The access code stays out of it; the hash is for older clients and always null. */
function requestResponse({ origin }: ServerContext, request: DeviceRequest) {
  const { answer } = request;
  return {
    object: 'auth-request',
    id: request.id,
    publicKey: request.publicKey,
    requestDeviceIdentifier: request.deviceIdentifier,
    requestDeviceTypeValue: request.deviceType,
    requestDeviceType: deviceTypeName(request.deviceType),
    requestIpAddress: request.ipAddress,
    requestCountryName: null,
    key: answer?.key ?? null,
    masterPasswordHash: null,
    creationDate: wireDate(request.createdAt),
    responseDate: answer ? wireDate(answer.at) : null,
    requestApproved: answer?.approved ?? false,
    origin,
  };
}

/** Login with device, as the asking device sees it (reference/identity-and-crypto.md section 4.11). */
export function deviceRequestRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>()
    .post('/auth-requests', async (c) => {
      const body = asked.safeParse(await c.req.json().catch(() => null)).data;
      if (!body) return c.json(invalidModel({ '': ['The request is not complete.'] }), 400);
      if (body.type !== AUTHENTICATE_AND_UNLOCK) {
        return c.json(errorBody('You must be authenticated to create a request of that type.'), 400);
      }
      const deviceType = parseDeviceType(c.req.header('device-type'));
      if (deviceType === undefined) return c.json(errorBody('Device type not provided.'), 400);
      const account = context.state.accountByEmail(body.email);
      if (!account?.knownDevices.has(body.deviceIdentifier)) {
        return c.json(errorBody('User or known device not found.'), 400);
      }
      const { publicKey, accessCode, deviceIdentifier } = body;
      const { ipAddress } = sourceOf(c, deviceType);
      const request = context.sessions.deviceRequests.ask({
        accountId: account.id,
        publicKey,
        accessCode,
        deviceIdentifier,
        deviceType,
        ipAddress,
      });
      return c.json(requestResponse(context, request));
    })
    .get('/auth-requests/:id/response', (c) => {
      const request = context.sessions.deviceRequests.read(c.req.param('id'), c.req.query('code') ?? '');
      return request ? c.json(requestResponse(context, request)) : c.json(NOT_FOUND, 404);
    });
}
