import type { Context } from 'hono';
import type { Env } from '../context.ts';
import { parseDeviceType } from '../identity/deviceTypes.ts';
import type { Source } from './audit.ts';

/**
 * Where a request comes from, for the log. The `Device-Type` header wins; `otherwise` is what the token or the form
 * says (reference/provider-api.md section 0.4).
 */
export function sourceOf(c: Context<Env>, otherwise: number | undefined, actingUserId?: string): Source {
  const deviceType = parseDeviceType(c.req.header('device-type')) ?? otherwise;
  return {
    ipAddress: c.env.incoming.socket.remoteAddress ?? '127.0.0.1',
    ...(deviceType === undefined ? {} : { deviceType }),
    ...(actingUserId === undefined ? {} : { actingUserId }),
  };
}
