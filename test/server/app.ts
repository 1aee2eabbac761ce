import { Hono } from 'hono';
import { apiRoutes } from './api/routes.ts';
import { collectRoutes } from './collect.ts';
import type { Env, ServerContext } from './context.ts';
import { crossOrigin } from './crossOrigin.ts';
import type { Keeper } from './data/keeper.ts';
import { elsewhereRoutes } from './elsewhere/routes.ts';
import { errorBody, NOT_FOUND } from './errors.ts';
import { identityRoutes } from './identity/routes.ts';
import type { Limits } from './limits/limits.ts';
import type { RequestLog } from './requestLog.ts';
import { vaultRoutes } from './vault/routes.ts';

interface Watchers {
  requests: RequestLog;
  keeper: Keeper;
  limits: Limits;
}

/** All routes, behind what sees every request: the record, the hold, the delay, the limits, the faults, the origin check. */
export function createApp(context: ServerContext, { requests, keeper, limits }: Watchers): Hono<Env> {
  return new Hono<Env>()
    .use(requests.middleware)
    .use(context.hold.middleware)
    .use(keeper.middleware)
    .use(async (_, next) => {
      await context.latency.wait();
      return next();
    })
    .use(limits.middleware)
    .use(async (c, next) => {
      if (context.faults.clockSkew() !== 0) c.header('Date', new Date(context.clock.now()).toUTCString());
      await context.faults.answer(c, next, context);
    })
    .use(crossOrigin(context))
    .route('/', vaultRoutes(context))
    .route('/', elsewhereRoutes(context))
    .route('/identity', identityRoutes(context))
    .route('/events', collectRoutes(context))
    .route('/api', apiRoutes(context))
    .notFound((c) => c.json(NOT_FOUND, 404))
    .onError((error, c) => {
      console.error(error);
      return c.json(errorBody('An unhandled server error has occurred.'), 500);
    });
}
