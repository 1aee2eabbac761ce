import * as z from 'zod/mini';
import type { Capability } from '../../domain/permissions.ts';
import type { PlanConfirmation } from '../../domain/plans.ts';

export type PageName = 'popup' | 'sidepanel' | 'options';

/**
 * Reads may be repeated once by the page when the worker was restarted; writes never are. What leaves a trace in
 * Bitwarden's logs is attempted once, on a person's click.
 */
export type Effect = 'read' | 'write' | 'leavesTrace';

interface AnyOperation {
  /** Pages that may ask. */
  from: readonly PageName[];
  /** What the signed-in provider user must be allowed; `null`: nothing beyond the session. */
  needs: Capability | null;
  /** What it needs besides, for what the input asks. */
  alsoNeeds?(input: unknown): Capability;
  /** Unlocked, unless the entry says otherwise. */
  session?: 'any';
  effect: Effect;
  input: z.ZodMiniType;
  output: z.ZodMiniType;
}

/** What happens in clients needs a right there, and an open session. */
interface InClients extends AnyOperation {
  needs: Capability;
  session?: never;
}

/** In no client. */
interface Unscoped extends AnyOperation {
  scope: 'none';
}

/** In the client the asking document has entered, proven by its context token. */
interface InView extends InClients {
  scope: 'view';
}

/** In the clients of a plan, confirmed by an input that repeats them. */
interface InJob extends InClients {
  scope: 'job';
  effect: 'write' | 'leavesTrace';
  input: z.ZodMiniType<{ plan: PlanConfirmation }>;
}

/** In every client where the right is there, by reads that leave no trace. */
interface InFanOut extends InClients {
  scope: 'fanOut';
  effect: 'read';
}

export type Operation = Unscoped | InView | InJob | InFanOut;

export const op = <T extends Operation>(operation: T): T => operation;

export const ANY_PAGE = ['popup', 'sidepanel', 'options'] as const;
export const nothing = z.strictObject({});
export const text = (most: number) => z.string().check(z.maxLength(most));
