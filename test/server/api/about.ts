import { Hono } from 'hono';
import type { Env, ServerContext } from '../context.ts';

/** What this server says it is: the release whose protocol it speaks. */
const VERSION = '2026.8.0';

/** Routes for everyone: configuration and signs of life (reference/identity-and-crypto.md section 1.7). */
export function aboutRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>()
    .get('/alive', (c) => c.json(new Date(context.clock.now()).toISOString()))
    .get('/version', (c) => c.json(VERSION))
    .get('/config', (c) =>
      c.json({
        object: 'config',
        version: VERSION,
        gitHash: null,
        server: { name: 'Switchboard local provider server', url: context.origin },
        environment: {
          cloudRegion: 'US',
          vault: context.origin,
          api: `${context.origin}/api`,
          identity: `${context.origin}/identity`,
          notifications: null,
          sso: null,
        },
        featureStates: context.options.items === 'owner' ? { 'provider-item-management': true } : {},
        push: { pushTechnology: 0, vapidPublicKey: null },
        communication: null,
        settings: { disableUserRegistration: true, suppressOnboardingInterstitials: false },
      }),
    );
}
