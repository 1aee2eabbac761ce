import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import type { Env, ServerContext } from '../context.ts';
import { NOT_FOUND } from '../errors.ts';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** A file of this folder as a page, under a strict policy. */
export function page(name: string, type: string): () => Response {
  const text = readFileSync(new URL(name, import.meta.url), 'utf8');
  return () =>
    new Response(text, {
      headers: {
        'content-type': `${type}; charset=utf-8`,
        'content-security-policy': POLICY,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      },
    });
}

/** Where links to the web vault lead: a page that says so, and what it was asked to show. Duo's part is played as well. */
export function vaultRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>()
    .get('/', page('index.html', 'text/html'))
    .get('/vault.css', page('vault.css', 'text/css'))
    .get('/vault.js', page('vault.js', 'text/javascript'))
    .get('/duo/frame', (c) => {
      const state = c.req.query('state') ?? '';
      const approved = context.sessions.duo.approve(state);
      if (!approved) return c.json(NOT_FOUND, 404);
      const { clientName, code } = approved;
      return c.redirect(
        `/duo-redirect-connector.html?${new URLSearchParams({ client: clientName, code, state })}`,
      );
    })
    .get('/duo-redirect-connector.html', page('duo-redirect-connector.html', 'text/html'))
    .get('/duo-redirect-connector.js', page('duo-redirect-connector.js', 'text/javascript'));
}
