import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import type { Env } from '../context.ts';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Where links to the web vault lead: a page that says so, and what it was asked to show. */
export function vaultRoutes(): Hono<Env> {
  const file = (name: string, type: string) => {
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
  };
  return new Hono<Env>()
    .get('/', file('index.html', 'text/html'))
    .get('/vault.css', file('vault.css', 'text/css'))
    .get('/vault.js', file('vault.js', 'text/javascript'));
}
