import type { Pause } from '../../../utils/domain/pauses.ts';
import { lanesOf } from '../../../utils/domain/rates.ts';
import type { Http, SendOptions } from '../../../utils/wire/http.ts';
import type { WireRequest } from '../../../utils/wire/request.ts';
import { WireError } from '../../../utils/wire/wireError.ts';
import type { Platform } from '../platform.ts';
import { createRateStore } from '../stores/rates.ts';
import type { Changes } from './changes.ts';
import { openLedger } from './ledger.ts';
import { createRequestQueue, rateLimited } from './requestQueue.ts';

/** Nothing works longer than this behind one message (design section 4); milliseconds. */
const LONGEST_MESSAGE = 20_000;
/** A longer wait does not sit behind a message: whoever asked is told when to ask again. */
const LONGEST_WAIT = { foreground: 10_000, background: 20_000 };
/** What a request that had to wait long still gets for its answer. */
const LEAST_TIMEOUT = 5_000;

export interface GovernedOptions extends SendOptions {
  /** Whether nobody waits for the answer, now or at the moment it is asked. */
  background?: boolean | (() => boolean);
  /** Runs right before the request leaves; throws to keep it back. */
  check?: () => Promise<unknown>;
}

export type GovernedHttp = <T>(request: WireRequest<T>, options: GovernedOptions) => Promise<T>;

export type Governor = ReturnType<typeof createGovernor>;

const isTooMany = (error: unknown): error is WireError => error instanceof WireError && error.status === 429;

interface GovernorDependencies {
  platform: Platform;
  http: Http;
  changed: Changes;
}

/**
 * Every request of the product passes here on its way to `http`: as many as Bitwarden allows this address, people
 * first, and none in a lane that Bitwarden asked to rest (design section 5).
 */
export function createGovernor({ platform, http, changed }: GovernorDependencies) {
  const store = createRateStore(platform.session);
  let technicians: Promise<number> | null = null;

  function readTechnicians(): Promise<number> {
    technicians ??= platform.disk.technicians().catch((error) => {
      technicians = null;
      throw error;
    });
    return technicians;
  }

  const queue = createRequestQueue({
    now: platform.now,
    wait: platform.wait,
    store,
    technicians: readTechnicians,
  });

  const governed: GovernedHttp = async (request, { background = false, check, ...options }) => {
    const isBackground = typeof background === 'function' ? background : () => background;
    const began = platform.now();
    const deadline = began + LONGEST_WAIT[isBackground() ? 'background' : 'foreground'];
    const counted = { region: options.region.id, lanes: lanesOf(request) };
    for (;;) {
      const flight = await queue.enter({ ...counted, isBackground, deadline, signal: options.signal });
      let hasLeft = false;
      try {
        await check?.();
        if (options.signal?.aborted) throw new WireError('aborted');
        hasLeft = true;
        const left = Math.max(LEAST_TIMEOUT, LONGEST_MESSAGE - (platform.now() - began));
        return await http(request, { ...options, timeout: left });
      } catch (error) {
        if (!isTooMany(error)) throw error;
        const until = await queue.rest(flight, error.retryAfter);
        await changed('requests');
        // a write may be made again by a person, and what leaves a trace too; by nobody else
        if (request.method !== 'GET' || request.leavesTrace) throw rateLimited(until);
      } finally {
        queue.end(flight, hasLeft);
      }
    }
  };

  return {
    http: governed,
    /** Somebody waits now for a request whose `background` said nobody does. */
    hurry: queue.hurry,
    /** What Bitwarden asked to wait with, and until when. */
    async pauses(): Promise<Pause[]> {
      return openLedger(await store.read(), 1, platform.now()).resting();
    },
    technicians: readTechnicians,
    /** Bitwarden counts by address: so many technicians divide what it allows. */
    async share(count: number): Promise<number> {
      await platform.disk.keepTechnicians(count);
      technicians = Promise.resolve(count);
      queue.hurry();
      return count;
    },
  };
}
