import type { MiddlewareHandler } from 'hono';
import type { Clock } from '../clock.ts';
import type { Env } from '../context.ts';
import { errorBody } from '../errors.ts';
import { type LimitRule, PERIODS, RULES } from './rules.ts';

/**
 * `path`: as the real server's library counts, each verb and path by itself, under the narrowest rule of each period.
 * `total`: the strictest reading of the published table, all paths of a rule together.
 */
export type Counting = 'off' | 'path' | 'total';

interface Counter {
  since: number;
  count: number;
}

/** Counts requests per client address in windows that begin with their first request, and refuses what is too many. */
export class Limits {
  readonly #counters = new Map<string, Counter>();
  readonly #counting: Counting;
  readonly #clock: Clock;
  #refused = 0;

  constructor(counting: Counting, clock: Clock) {
    this.#counting = counting;
    this.#clock = clock;
  }

  /** How many requests were answered with 429 since the start or the last reset. */
  get refused(): number {
    return this.#refused;
  }

  clear(): void {
    this.#counters.clear();
    this.#refused = 0;
  }

  /** The rules that count for a request, each with the name of its counter. */
  #rulesFor(verb: string, path: string): { rule: LimitRule; counter: string }[] {
    const matching = RULES.filter(
      (rule) => (rule.verb === '*' || rule.verb === verb) && rule.path.test(path),
    );
    if (this.#counting === 'total') return matching.map((rule) => ({ rule, counter: rule.name }));
    return matching
      .filter(({ period, most }) => matching.every((other) => other.period !== period || other.most >= most))
      .map((rule) => ({ rule, counter: `${verb} ${path} ${rule.period}` }));
  }

  /** @returns the rule that is broken, and in how many seconds its window ends */
  #countIn(address: string, verb: string, path: string): { rule: LimitRule; seconds: number } | null {
    const now = this.#clock.now();
    for (const { rule, counter } of this.#rulesFor(verb, path)) {
      const key = `${address} ${counter}`;
      const window = PERIODS[rule.period];
      const known = this.#counters.get(key);
      const current = known && known.since + window >= now ? known : { since: now, count: 0 };
      current.count++;
      this.#counters.set(key, current);
      if (current.count > rule.most)
        return { rule, seconds: Math.max(1, Math.round((current.since + window - now) / 1_000)) };
    }
    return null;
  }

  readonly middleware: MiddlewareHandler<Env> = async (c, next) => {
    if (this.#counting === 'off') return next();
    const address = c.env.incoming.socket.remoteAddress ?? '';
    const broken = this.#countIn(address, c.req.method, c.req.path);
    if (!broken) return next();
    this.#refused++;
    return c.json(errorBody(`Slow down! Too many requests. Try again in ${broken.rule.period}.`), 429, {
      'Retry-After': String(broken.seconds),
    });
  };
}
