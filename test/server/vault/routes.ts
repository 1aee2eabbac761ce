import { Hono } from 'hono';
import { sourceOf } from '../audit/source.ts';
import type { Env, ServerContext } from '../context.ts';
import { NOT_FOUND } from '../errors.ts';
import { page } from '../pages.ts';

const file = (name: string) => page(new URL(name, import.meta.url));

/** As the web vault names itself. */
const CHROME_BROWSER = 9;

/**
 * Where links to the web vault lead: a page that says so, and what it was asked to show. For a vault it has the events
 * written that the real one causes by reading it. Duo's part is played as well.
 */
export function vaultRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>()
    .get('/', file('index.html'))
    .get('/vault.css', file('vault.css'))
    .get('/vault.js', file('vault.js'))
    .post('/stand-in/vaults/:organizationId', (c) => {
      const client = context.state.client(c.req.param('organizationId'));
      const provider = client && context.state.providerOf(client);
      if (!client || !provider) return c.json(NOT_FOUND, 404);
      context.state.audit.writeVaultAccess(provider, client, false, sourceOf(c, CHROME_BROWSER));
      return c.body(null, 204);
    })
    .get('/duo/frame', (c) => {
      const state = c.req.query('state') ?? '';
      const approved = context.sessions.duo.approve(state);
      if (!approved) return c.json(NOT_FOUND, 404);
      const result = new URLSearchParams({ client: approved.clientName, code: approved.code, state });
      return c.redirect(`/duo-redirect-connector.html?${result}`);
    })
    .get('/duo-redirect-connector.html', file('duo-redirect-connector.html'))
    .get('/duo-redirect-connector.js', file('duo-redirect-connector.js'));
}
