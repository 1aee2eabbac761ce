import type { Context } from 'hono';
import type { Env, ServerContext } from '../../context.ts';
import type { FaultAnswer } from '../fault.ts';

/** An object of a JSON body; a lie changes it in place. */
export type Row = Record<string, unknown>;

export const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const rowsOf = (value: unknown): Row[] => (Array.isArray(value) ? value.filter(isRow) : []);

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The route runs, and then its answer is told differently. */
export const lie =
  (change: (body: Row, context: ServerContext, c: Context<Env>) => void): FaultAnswer =>
  async (c, next, context) => {
    await next();
    const truth = c.res;
    if (!truth.ok || !truth.headers.get('content-type')?.includes('application/json')) return undefined;
    const body: unknown = await truth.clone().json();
    if (isRow(body)) {
      change(body, context, c);
      answerWith(c, JSON.stringify(body));
    }
    return undefined;
  };

/** Replaces the body of an answer and keeps its status and headers. */
export function answerWith(c: Context<Env>, body: BodyInit, headers: Record<string, string> = {}): void {
  const { status, headers: old } = c.res;
  const kept = new Headers(old);
  for (const [name, value] of Object.entries(headers)) kept.set(name, value);
  c.res = undefined;
  c.res = new Response(body, { status, headers: kept });
}

/** The profile of sync, or the one that is the whole answer. */
export const profileOf = (body: Row): Row => (isRow(body.profile) ? body.profile : body);

/** The clients of sync, a profile or a provider's list. */
export const clientsOf = (body: Row): Row[] => [
  ...rowsOf(profileOf(body).providerOrganizations),
  ...rowsOf(body.data).filter((row) => 'organizationName' in row),
];

/** By the client itself: in lists `id` is its link to the provider. */
export const clientIdOf = (row: Row): string => textOf(row.organizationId ?? row.id);
