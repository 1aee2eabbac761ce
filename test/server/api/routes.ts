import { Hono } from 'hono';
import type { Env, ServerContext } from '../context.ts';
import { aboutRoutes } from './about.ts';
import { accountRoutes } from './accounts.ts';
import { billingRoutes } from './billing.ts';
import { clientRoutes } from './clients/routes.ts';
import { deviceRequestRoutes } from './deviceRequests.ts';
import { eventRoutes } from './events.ts';
import { signedIn } from './guards.ts';
import { memberRoutes } from './members.ts';
import { organizationBillingRoutes } from './organizationBilling.ts';
import { organizationRoutes } from './organizations.ts';
import { peopleRoutes } from './people.ts';
import { policyRoutes } from './policies.ts';
import { providerRoutes } from './providers.ts';
import { signingInRoutes } from './signingIn.ts';

/** Everything under `/api`; what a sign-in needs is for everyone, the rest needs an access token. */
export function apiRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>()
    .route('/', aboutRoutes(context))
    .route('/', signingInRoutes(context))
    .route('/', deviceRequestRoutes(context))
    .use(signedIn(context))
    .route('/', accountRoutes(context))
    .route('/', providerRoutes(context))
    .route('/', clientRoutes(context))
    .route('/', peopleRoutes(context))
    .route('/', eventRoutes(context))
    .route('/', memberRoutes(context))
    .route('/', policyRoutes(context))
    .route('/', billingRoutes(context))
    .route('/', organizationBillingRoutes(context))
    .route('/', organizationRoutes(context));
}
