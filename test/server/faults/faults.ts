import type { Context, Next } from 'hono';
import type { Env, ServerContext } from '../context.ts';
import { FAULTS } from './catalogue.ts';
import type { Fault, FaultAnswer } from './fault.ts';

export type FaultName = keyof typeof FAULTS;
export const FAULT_NAMES: readonly string[] = Object.keys(FAULTS);

const HOURS = 3_600_000;
const SKEW = 2 * HOURS;

const isName = (text: string): text is FaultName => Object.hasOwn(FAULTS, text);

interface ActiveFault {
  name: FaultName;
  prefix: string;
  answer: FaultAnswer | undefined;
}

/** `NAME` for every request, `NAME@/path` for those whose path starts with it; null for no fault of ours. */
export function parseFault(text: string): ActiveFault | null {
  const [name = '', prefix = '/'] = text.split('@', 2);
  if (!isName(name) || !prefix.startsWith('/')) return null;
  const { answer, begin }: Fault = FAULTS[name];
  return { name, prefix, answer: answer ?? begin?.() };
}

/** The faults switched on at this moment. */
export class Faults {
  #active: ActiveFault[] = [];

  /** Replaces what is on. @throws Error naming what is no fault */
  set(names: readonly string[]): void {
    this.#active = names.map((text) => {
      const fault = parseFault(text);
      if (!fault) throw new Error(`There is no fault "${text}".`);
      return fault;
    });
  }

  has(name: FaultName, path: string): boolean {
    return this.#active.some((fault) => fault.name === name && path.startsWith(fault.prefix));
  }

  /** Milliseconds by which the server's clock is wrong. */
  clockSkew(): number {
    return (this.has('clock-ahead', '/') ? SKEW : 0) - (this.has('clock-behind', '/') ? SKEW : 0);
  }

  /** Lets the faults of this path answer, or change the answer; the first one named sees it last. */
  async answer(c: Context<Env>, next: Next, context: ServerContext): Promise<void> {
    const [first, ...rest] = this.#active.filter(
      ({ answer, prefix }) => answer && c.req.path.startsWith(prefix),
    );
    await run([first, ...rest], c, next, context);
  }
}

async function run(
  [first, ...rest]: readonly (ActiveFault | undefined)[],
  c: Context<Env>,
  next: Next,
  context: ServerContext,
): Promise<void> {
  if (!first?.answer) return next();
  const answered = await first.answer(c, () => run(rest, c, next, context), context);
  if (answered) c.res = answered;
}
