import { createHmac, timingSafeEqual } from 'node:crypto';
import type * as z from 'zod/mini';

/** Fixed, so that what was handed out before a restart is still known after it. Protects nothing. */
const KEY = 'local provider server';

const mac = (purpose: string, payload: string) =>
  createHmac('sha256', KEY).update(`${purpose}/${payload}`).digest();

/** Claims as a text that only this server can have made, for one purpose. */
export function proveText(purpose: string, claims: Record<string, unknown>): string {
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `${payload}.${mac(purpose, payload).toString('base64url')}`;
}

/** @returns null unless this server made the text for this purpose */
export function readProvenText<T>(
  purpose: string,
  text: string,
  schema: z.ZodMiniType<T, unknown>,
): T | null {
  const [payload = '', proof = ''] = text.split('.');
  const given = Buffer.from(proof, 'base64url');
  const expected = mac(purpose, payload);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return schema.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString())).data ?? null;
}
