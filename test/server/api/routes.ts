import { Hono } from 'hono';
import type { Env, ServerContext } from '../context.ts';
import { aboutRoutes } from './about.ts';
import { accountRoutes } from './accounts.ts';
import { eventRoutes } from './events.ts';
import { signedIn } from './guards.ts';
import { organizationRoutes } from './organizations.ts';
import { providerRoutes } from './providers.ts';

/** Everything under `/api`; all but the first needs an access token. */
export function apiRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>()
    .route('/', aboutRoutes(context))
    .use(signedIn(context))
    .route('/', accountRoutes(context))
    .route('/', providerRoutes(context))
    .route('/', eventRoutes(context))
    .route('/', organizationRoutes(context));
}
