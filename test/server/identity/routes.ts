import { Hono } from 'hono';
import type { Env, ServerContext } from '../context.ts';
import { connectToken } from './connectToken.ts';
import { prelogin } from './prelogin.ts';

/** Everything under `/identity`. */
export function identityRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>()
    .post('/accounts/prelogin', (c) => prelogin(context, c))
    .post('/accounts/prelogin/password', (c) => prelogin(context, c))
    .post('/connect/token', (c) => connectToken(context, c));
}
