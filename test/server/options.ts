import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { FAULT_NAMES, parseFault } from './faults/faults.ts';

const whole = (least: number, most: number) => z.coerce.number().check(z.int(), z.gte(least), z.lte(most));

const schema = z.object({
  /** 0 lets the system choose. */
  port: z._default(whole(0, 65_535), 8_710),
  /** Clients of the demo provider. */
  clients: z._default(whole(0, 17_000), 24),
  /** People of the demo provider, in any status. */
  people: z._default(whole(1, 500), 17),
  /** Rows of the demo provider's log; the other logs follow from it and are shorter. */
  events: z._default(whole(0, 200_000), 400),
  seed: z._default(whole(0, 2 ** 31), 1),
  /** Whether provider users manage a client's items like an Owner or only read them. */
  items: z._default(z.enum(['owner', 'read']), 'owner'),
  /** Who pays for the demo provider's clients. */
  billing: z._default(z.enum(['consolidated', 'separate']), 'consolidated'),
  /** How passwords are stretched: as usual, or by the least that the product does not warn of. */
  kdf: z._default(z.enum(['usual', 'least']), 'usual'),
  /** Milliseconds before each answer. */
  latency: z._default(whole(0, 60_000), 0),
  /** Whether requests are counted by the cloud's published limits, and how; see limits/limits.ts. */
  limits: z._default(z.enum(['off', 'path', 'total']), 'off'),
  /** A file that keeps the state across restarts. */
  data: z.optional(z.string().check(z.minLength(1))),
  /** Active faults, see faults/faults.ts. */
  faults: z._default(z.array(z.string()), []),
});

export type ServerOptions = z.output<typeof schema>;
export type WorldOptions = Pick<ServerOptions, 'clients' | 'people' | 'events' | 'seed' | 'billing' | 'kdf'>;

/** Thrown for options that make no sense; the message is a sentence for the person who typed them. */
export class OptionsError extends Error {}

/** Fills in what is missing. @throws OptionsError */
export function completeOptions(given: unknown): ServerOptions {
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new OptionsError(
      `--${String(issue?.path[0]).replace('faults', 'fault')} has a value that is not allowed.`,
    );
  }
  for (const text of parsed.data.faults) {
    if (!parseFault(text)) {
      throw new OptionsError(`There is no fault "${text}". Faults are: ${FAULT_NAMES.join(', ')}.`);
    }
  }
  return parsed.data;
}

const text = { type: 'string' } as const;

const OPTIONS = {
  port: text,
  clients: text,
  people: text,
  events: text,
  seed: text,
  items: text,
  billing: text,
  kdf: text,
  latency: text,
  limits: text,
  data: text,
  fault: { type: 'string', multiple: true },
} as const;

const OPTION_NAMES = Object.keys(OPTIONS).map((name) => `--${name}`);

/** The options of a command line. @throws OptionsError */
export function parseOptions(args: string[]): ServerOptions {
  try {
    const { values } = parseArgs({ args, strict: true, options: OPTIONS });
    const { fault, ...rest } = values;
    return completeOptions({ ...rest, faults: fault });
  } catch (error) {
    if (error instanceof OptionsError) throw error;
    const what = error instanceof Error ? error.message : 'The options cannot be read';
    throw new OptionsError(`${what}. Options are: ${OPTION_NAMES.join(', ')}.`);
  }
}
