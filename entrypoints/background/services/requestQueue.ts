import { FailureError } from '../../../utils/domain/failures.ts';
import { WireError } from '../../../utils/wire/wireError.ts';
import type { RateStore } from '../stores/rates.ts';
import { type Counted, type Flight, type Ledger, openLedger } from './ledger.ts';

/** Requests nobody waits for that are under way at once: browsers open few connections, and people need some. */
const BACKGROUND_AT_ONCE = 4;
/** Said to whoever is sent away without a better estimate, in milliseconds. */
const SHORTLY = 1_000;

export interface Entry extends Counted {
  /** Whether nobody waits for it; may change while it is in the queue, see `hurry`. */
  isBackground(): boolean;
  /** It is refused with the time when it cannot leave by then; epoch milliseconds. */
  deadline: number;
  signal: AbortSignal | undefined;
}

interface Waiting {
  entry: Entry;
  /** Given up, perhaps while its leaving was put on record. */
  isGone: boolean;
  grant(flight: Flight): void;
  refuse(error: unknown): void;
}

/** What becomes of one who waited. */
interface Decision {
  who: Waiting;
  /** It may leave, or is told when. */
  is: Flight | FailureError;
}

interface QueueDependencies {
  now(): number;
  wait(milliseconds: number): Promise<void>;
  store: RateStore;
  technicians(): Promise<number>;
}

export const rateLimited = (until: number) =>
  new FailureError('rateLimited', { detail: String(Math.ceil(until)) });

/**
 * The one queue before the network. First those somebody waits for, in the order they came, then the others; whoever
 * waits in a lane of its own stands in nobody's way. What left is on record before it leaves.
 */
export function createRequestQueue({ now, wait, store, technicians }: QueueDependencies) {
  const waiting: Waiting[] = [];
  const flights = new Set<Flight>();
  const tasks: ((ledger: Ledger) => void)[] = [];
  let round: Promise<void> | null = null;
  let wakesAt = Number.POSITIVE_INFINITY;

  function leave(who: Waiting): void {
    const place = waiting.indexOf(who);
    if (place >= 0) waiting.splice(place, 1);
  }

  function wakeAt(at: number): void {
    if (at >= wakesAt) return;
    wakesAt = at;
    void wait(Math.max(0, at - now())).then(() => {
      wakesAt = Number.POSITIVE_INFINITY;
      return nextRound();
    });
  }

  /** Background requests under way, those about to leave included. */
  const backgroundCount = () => [...flights].filter(({ isBackground }) => isBackground).length;

  /**
   * Adds to `decided` who may leave and who has to be told.
   *
   * @returns when to look again
   */
  function decide(ledger: Ledger, decided: Decision[]): number {
    const at = now();
    const ahead = new Map<string, number>();
    let again = Number.POSITIVE_INFINITY;
    const isQuiet = new Map(waiting.map((who) => [who, who.entry.isBackground()]));
    const inOrder = [
      ...waiting.filter((who) => !isQuiet.get(who)),
      ...waiting.filter((who) => isQuiet.get(who)),
    ];
    for (const who of inOrder) {
      const { entry } = who;
      const isBackground = isQuiet.get(who) === true;
      const isCrowded = isBackground && backgroundCount() >= BACKGROUND_AT_ONCE;
      const opens = ledger.opensAt(entry, isBackground, ahead);
      if (opens <= at && !isCrowded) {
        const flight = ledger.take(entry, isBackground);
        flights.add(flight);
        decided.push({ who, is: flight });
      } else if (opens > entry.deadline || at >= entry.deadline) {
        decided.push({ who, is: rateLimited(Math.max(opens, at + SHORTLY)) });
      } else {
        for (const key of ledger.keysOf(entry)) ahead.set(key, (ahead.get(key) ?? 0) + 1);
        again = Math.min(again, entry.deadline, isCrowded ? again : opens);
      }
    }
    for (const { who } of decided) leave(who);
    return again;
  }

  async function runRound(): Promise<void> {
    if (waiting.length === 0 && tasks.length === 0) return;
    const decided: Decision[] = [];
    try {
      const shared = await technicians();
      let again = Number.POSITIVE_INFINITY;
      await store.update((kept) => {
        const ledger = openLedger(kept, shared, now());
        for (const flight of flights) ledger.move(flight);
        for (const task of tasks.splice(0)) task(ledger);
        again = decide(ledger, decided);
        return ledger.close();
      });
      for (const { who, is } of decided) {
        if (is instanceof FailureError) who.refuse(is);
        else if (who.isGone) end(is, false);
        else who.grant(is);
      }
      wakeAt(again);
    } catch (error) {
      // what cannot be put on record does not leave
      for (const { is } of decided) if (!(is instanceof FailureError)) flights.delete(is);
      for (const who of [...decided.map((one) => one.who), ...waiting.splice(0)]) who.refuse(error);
    }
  }

  /** All who ask within one turn share a round. */
  function nextRound(): Promise<void> {
    round ??= Promise.resolve().then(() => {
      round = null;
      return runRound();
    });
    return round;
  }

  /** The request was answered, or given up; `false` when it never left. */
  function end(flight: Flight, hasLeft: boolean): void {
    tasks.push((ledger) => {
      flights.delete(flight);
      if (!hasLeft) ledger.giveBack(flight);
      else ledger.relieve(flight);
    });
    void nextRound();
  }

  return {
    /**
     * Resolves when the request may leave; it then has to be `end`ed.
     *
     * @throws FailureError `rateLimited` with the time, WireError `aborted`
     */
    enter(entry: Entry): Promise<Flight> {
      return new Promise((resolve, reject) => {
        const { signal } = entry;
        const abort = () => {
          who.isGone = true;
          leave(who);
          reject(new WireError('aborted'));
        };
        const who: Waiting = {
          entry,
          isGone: false,
          grant(flight) {
            signal?.removeEventListener('abort', abort);
            resolve(flight);
          },
          refuse(error) {
            signal?.removeEventListener('abort', abort);
            reject(error);
          },
        };
        if (signal?.aborted) return abort();
        signal?.addEventListener('abort', abort, { once: true });
        waiting.push(who);
        void nextRound();
      });
    },

    end,

    /** @returns until when its lane rests */
    async rest(flight: Flight, retryAfter: number | null): Promise<number> {
      let until = now() + SHORTLY;
      tasks.push((ledger) => {
        until = ledger.rest(flight, retryAfter);
      });
      await nextRound();
      return until;
    },

    /** Somebody waits now for what nobody waited for. */
    hurry: () => void nextRound(),
  };
}
