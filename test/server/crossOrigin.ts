import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { Env, ServerContext } from './context.ts';

/** Besides the web vault's own; extensions are not among them (reference/provider-api.md section 0.4). */
const ORIGINS = ['file://', 'bw-desktop-file://bundle', 'https://bitwarden.com'];

/** CORS headers for the origins the real server knows, and no header at all for others. */
export function crossOrigin(context: ServerContext): MiddlewareHandler<Env> {
  const allow = cors({ origin: (origin) => origin, credentials: true });
  return (c, next) => {
    const origin = c.req.header('origin');
    return origin !== undefined && [context.origin, ...ORIGINS].includes(origin) ? allow(c, next) : next();
  };
}
