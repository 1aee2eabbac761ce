import type { FaultAnswer } from './answers.ts';
import {
  dropAfter,
  dropBefore,
  endless,
  error500,
  html,
  notJson,
  oversized,
  rateLimit,
  redirect,
  wrongShape,
} from './answers.ts';

interface Fault {
  /** What it does, for the person who switches it on. */
  says: string;
  /** Answers in place of the route; a fault without one is looked for by the route it changes. */
  answer?: FaultAnswer;
}

const FAULTS = {
  down: { says: 'The connection breaks before anything happens.', answer: dropBefore },
  'drop-after': { says: 'The request takes effect, then the connection breaks.', answer: dropAfter },
  'error-500': { says: 'An unhandled error.', answer: error500 },
  'rate-limit': { says: 'Too many requests, try again in 2 seconds.', answer: rateLimit },
  html: { says: 'A web page where JSON should be, as captive portals do.', answer: html },
  'not-json': { says: 'JSON that ends in the middle.', answer: notJson },
  'wrong-shape': { says: 'JSON of another shape.', answer: wrongShape },
  oversized: { says: 'A body of 64 MB.', answer: oversized },
  slow: { says: 'An answer that begins and never ends.', answer: endless },
  redirect: { says: 'A redirect to another path of this server.', answer: redirect },
  'short-tokens': { says: 'Access tokens live for 5 seconds.' },
  'refresh-refused': { says: 'Refresh tokens are refused.' },
  'kdf-weak': { says: 'Prelogin asks for 1,000 PBKDF2 iterations.' },
  'kdf-absurd': { says: 'Prelogin asks for 100,000,000 PBKDF2 iterations.' },
  'kdf-changed': { says: 'Prelogin names another, allowed KDF than the account has.' },
  'duo-unavailable': { says: 'Duo does not answer, so there is no address to open.' },
  'duo-elsewhere': { says: 'Duo’s address belongs to someone else.' },
  'unknown-encstring': { says: 'The wrapped user key has type 9.' },
  'endless-continuation': { says: 'Every page of a log carries the same continuation token.' },
  'foreign-client': { says: 'The list of clients holds a client of another provider.' },
  forbidden: { says: 'Provider routes answer 403, as with stale claims.' },
} satisfies Record<string, Fault>;

export type FaultName = keyof typeof FAULTS;
export const FAULT_NAMES: readonly string[] = Object.keys(FAULTS);

const isName = (text: string): text is FaultName => Object.hasOwn(FAULTS, text);
const answerOf = (name: FaultName): FaultAnswer | undefined => {
  const fault: Fault = FAULTS[name];
  return fault.answer;
};

interface ActiveFault {
  name: FaultName;
  prefix: string;
}

/** `NAME` for every request, `NAME@/path` for those whose path starts with it; null for no fault of ours. */
export function parseFault(text: string): ActiveFault | null {
  const [name = '', prefix = '/'] = text.split('@', 2);
  return isName(name) && prefix.startsWith('/') ? { name, prefix } : null;
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

  /** The answer that stands in for the route's own, if a fault says so. */
  answerFor(path: string): FaultAnswer | undefined {
    const fault = this.#active.find(({ name, prefix }) => answerOf(name) && path.startsWith(prefix));
    return fault && answerOf(fault.name);
  }
}
