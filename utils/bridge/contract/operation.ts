import * as z from 'zod/mini';
import type { Capability } from '../../domain/permissions.ts';

export type PageName = 'popup' | 'options';

/**
 * Reads may be repeated once by the page when the worker was restarted; writes never are. What leaves a trace in
 * Bitwarden's logs is attempted once, on a person's click.
 */
export type Effect = 'read' | 'write' | 'leavesTrace';

export interface Operation {
  /** Pages that may ask. */
  from: readonly PageName[];
  /** What the signed-in provider user must be allowed; `null`: nothing beyond the session. */
  needs: Capability | null;
  /** Unlocked, unless the entry says otherwise. */
  session?: 'any';
  /** `view`: acts in the client the asking document has entered, proven by its context token. */
  scope: 'none' | 'view';
  effect: Effect;
  input: z.ZodMiniType;
  output: z.ZodMiniType;
}

export const op = <T extends Operation>(operation: T): T => operation;

export const BOTH = ['popup', 'options'] as const;
export const nothing = z.strictObject({});
export const text = (most: number) => z.string().check(z.maxLength(most));
