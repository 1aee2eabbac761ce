import type { Context, Next } from 'hono';
import type { Env, ServerContext } from '../context.ts';

/** Stands in for a route, or changes what it answered. Nothing returned: the answer stands as it is in `c.res`. */
export type FaultAnswer = (
  c: Context<Env>,
  next: Next,
  context: ServerContext,
) => Promise<Response | undefined> | Response;

export interface Fault {
  /** What it does, for the person who switches it on. */
  says: string;
  /** A fault without one is looked for by the route it changes. */
  answer?: FaultAnswer;
  /** As `answer`, made anew each time the fault is switched on. */
  begin?: () => FaultAnswer;
}
