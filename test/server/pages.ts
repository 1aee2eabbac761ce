import { readFileSync } from 'node:fs';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const TYPES: Record<string, string> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };

/** A file as a page of this server, under a strict policy. */
export function page(file: URL): () => Response {
  const text = readFileSync(file, 'utf8');
  const type = TYPES[file.pathname.split('.').at(-1) ?? ''] ?? 'text/plain';
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
