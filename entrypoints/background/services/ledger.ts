import type { Pause } from '../../../utils/domain/pauses.ts';
import {
  counted,
  LANES,
  type Lane,
  type Limit,
  opensAt,
  pauseOf,
  shareOf,
  tallied,
  tenthAt,
} from '../../../utils/domain/rates.ts';
import type { RegionId } from '../../../utils/domain/session.ts';
import type { LanePause, Rates } from '../stores/rates.ts';

/** After resting and this long without another refusal, the next one counts as a first; milliseconds. */
const STRIKES_LAST = 10 * 60_000;

/** What a request is counted as. */
export interface Counted {
  region: RegionId;
  /** The narrowest last. */
  lanes: readonly Lane[];
}

/** A request that may leave, until it is answered. */
export interface Flight extends Counted {
  isBackground: boolean;
  /** Where it stands in the tallies: when it was last moved there, epoch milliseconds. */
  at: number;
}

export type Ledger = ReturnType<typeof openLedger>;

const laneNamed = (name: string | undefined) => LANES.find((lane) => lane.name === name);

/** The limit behind the key of a tally; none when another version counted it. */
function limitOf(key: string): Limit | undefined {
  const [, name, window] = key.split('/');
  return laneNamed(name)?.limits.find((limit) => String(limit.window) === window);
}

/** A pause as of `now`: one from the future was begun before the clock went back. */
const settled = (pause: LanePause, now: number): LanePause =>
  pause.from <= now ? pause : { ...pause, from: now, until: pause.until - (pause.from - now) };

/** The rates as they are at one moment, for this many technicians behind the address. */
export function openLedger(kept: Rates | null, technicians: number, now: number) {
  const tallies = new Map(
    Object.entries(kept?.tallies ?? {}).flatMap(([key, tally]) => {
      const limit = limitOf(key);
      return limit ? [[key, counted(tally, shareOf(limit, technicians), now)] as const] : [];
    }),
  );
  const pauses = new Map(
    Object.entries(kept?.pauses ?? {})
      .map(([key, pause]) => [key, settled(pause, now)] as const)
      .filter(([, { until }]) => until + STRIKES_LAST > now),
  );

  const keyOf = ({ region }: Counted, lane: Lane) => `${region}/${lane.name}`;

  const limitsOf = (request: Counted): { key: string; share: Limit }[] =>
    request.lanes.flatMap((lane) =>
      lane.limits.map((limit) => ({
        key: `${keyOf(request, lane)}/${limit.window}`,
        share: shareOf(limit, technicians),
      })),
    );

  function count(request: Counted, isBackground: boolean, at: number, by: 1 | -1): void {
    for (const { key, share } of limitsOf(request))
      tallies.set(key, tallied(tallies.get(key) ?? [], tenthAt(share, at), isBackground, by));
  }

  return {
    /**
     * When this request may leave; a time that has passed means now.
     *
     * @param ahead by lane and window, how many wait and go first
     */
    opensAt(request: Counted, isBackground: boolean, ahead: ReadonlyMap<string, number>): number {
      const rests = request.lanes.map((lane) => pauses.get(keyOf(request, lane))?.until ?? 0);
      const limits = limitsOf(request).map(({ key, share }) =>
        opensAt(tallies.get(key) ?? [], share, isBackground, ahead.get(key) ?? 0),
      );
      return Math.max(...rests, ...limits);
    },
    keysOf: (request: Counted) => limitsOf(request).map(({ key }) => key),

    take(request: Counted, isBackground: boolean): Flight {
      count(request, isBackground, now, 1);
      return { region: request.region, lanes: request.lanes, isBackground, at: now };
    },
    /** Nobody knows when a request arrives, only that it was not after its answer: until then it counts as sent now. */
    move(flight: Flight): void {
      count(flight, flight.isBackground, flight.at, -1);
      flight.at = now;
      count(flight, flight.isBackground, now, 1);
    },
    giveBack: (flight: Flight) => count(flight, flight.isBackground, flight.at, -1),

    /** Bitwarden said "too many requests": the narrowest lane rests. @returns until when */
    rest(request: Counted, retryAfter: number | null): number {
      const [lane] = request.lanes.slice(-1);
      if (!lane) return now;
      const key = keyOf(request, lane);
      const before = pauses.get(key);
      const isResting = before !== undefined && before.until > now;
      const strikes = (before?.strikes ?? 0) + (isResting ? 0 : 1);
      const until = Math.max(before?.until ?? 0, now + pauseOf(retryAfter, strikes, Math.random()));
      pauses.set(key, { from: now, until, strikes });
      return until;
    },
    /** An answer came: the lanes that have rested are as new. */
    relieve(request: Counted): void {
      for (const lane of request.lanes) {
        const key = keyOf(request, lane);
        if ((pauses.get(key)?.until ?? Number.POSITIVE_INFINITY) <= now) pauses.delete(key);
      }
    },
    /** Which lanes rest now. */
    resting: (): Pause[] =>
      [...pauses].flatMap(([key, { until }]) => {
        const [region, name] = key.split('/');
        const lane = laneNamed(name);
        return lane && until > now ? [{ region: region as RegionId, kind: lane.kind, until }] : [];
      }),

    close(): Rates {
      const counts = [...tallies].filter(([, tally]) => tally.length > 0);
      return { tallies: Object.fromEntries(counts), pauses: Object.fromEntries(pauses) };
    },
  };
}
