import type { MiddlewareHandler } from 'hono';
import type { Env } from './context.ts';

/** Before it takes effect, or when it has and only its answer is missing. */
export const MOMENTS = ['arrived', 'answered'] as const;
export type Moment = (typeof MOMENTS)[number];

interface Trap {
  prefix: string;
  moment: Moment;
  isSprung: boolean;
  reached: PromiseWithResolvers<void>;
  way: PromiseWithResolvers<void>;
}

/** Lets one request wait, so that a test knows how far it has come. */
export class Hold {
  #trap: Trap | null = null;

  /** The next request whose path starts so waits until `release`; one that waits already goes on. */
  next(prefix: string, moment: Moment): void {
    this.release();
    const [reached, way] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    this.#trap = { prefix, moment, isSprung: false, reached, way };
  }

  /** Resolves when a request waits. @throws Error when none is meant to */
  async reached(): Promise<void> {
    if (!this.#trap) throw new Error('No request is to be held.');
    await this.#trap.reached.promise;
  }

  release(): void {
    this.#trap?.way.resolve();
    this.#trap = null;
  }

  readonly middleware: MiddlewareHandler<Env> = async (c, next) => {
    const trap = this.#trap;
    if (!trap || trap.isSprung || !c.req.path.startsWith(trap.prefix)) return next();
    trap.isSprung = true;
    if (trap.moment === 'answered') await next();
    trap.reached.resolve();
    await trap.way.promise;
    if (trap.moment === 'arrived') await next();
  };
}
