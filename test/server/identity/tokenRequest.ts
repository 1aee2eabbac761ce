import type { Context } from 'hono';
import type { Env } from '../context.ts';

/** A form whose field names are read without regard to case. */
export type Form = (name: string) => string | undefined;

/** null unless the body is form-encoded. */
export async function readForm(c: Context<Env>): Promise<Form | null> {
  if (!c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded')) return null;
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(await c.req.text())) fields.set(name.toLowerCase(), value);
  return (name) => fields.get(name.toLowerCase());
}

/** `2026.8.0` as numbers; null for anything but two to four dotted whole numbers (reference section 1.4). */
export function parseVersion(text: string | undefined): number[] | null {
  return text && /^\d+(\.\d+){1,3}$/.test(text) ? text.split('.').map(Number) : null;
}

export function isOlder(version: readonly number[], than: readonly number[]): boolean {
  for (const [index, least] of than.entries()) {
    const part = version[index] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
}
