import { computed, effect, signal } from '@preact/signals';
import type { Bridge } from '../bridge/bridge.ts';
import type { Result } from '../bridge/envelope.ts';
import type { Pause } from '../domain/pauses.ts';
import type { RegionId } from '../domain/session.ts';

const SECOND = 1_000;

export type PausesModel = ReturnType<typeof createPauses>;

/** Until when the worker says to wait, or null when it says something else. */
function untilOf(result: Result<unknown>): number | null {
  if (result.ok || result.failure.kind !== 'rateLimited') return null;
  const until = Number(result.failure.detail);
  return until > 0 ? until : null;
}

/**
 * What waits because Bitwarden asked for it. Reads of this page that have to wait longer than a message may last wait
 * here and are made again; nothing else is repeated.
 *
 * @param region of the account on screen: other regions have limits of their own
 */
export function createPauses(outside: Bridge, region: () => RegionId | undefined) {
  const asked = signal<readonly Pause[]>([]);
  /** Until when each read of this page waits. */
  const waiting = signal<readonly number[]>([]);
  const now = signal(Date.now());

  const latest = (times: readonly number[]): number | null => {
    const ahead = times.filter((until) => until > now.value);
    return ahead.length > 0 ? Math.max(...ahead) : null;
  };
  const untilFor = (kind: Pause['kind']) =>
    asked.value.filter((pause) => pause.kind === kind && pause.region === region()).map(({ until }) => until);

  const readsUntil = computed(() => latest([...waiting.value, ...untilFor('read')]));
  const writesUntil = computed(() => latest(untilFor('write')));
  const until = computed(() => readsUntil.value ?? writesUntil.value);

  effect(() => {
    if (until.value === null) return;
    const timer = setInterval(() => {
      now.value = Date.now();
    }, SECOND);
    return () => clearInterval(timer);
  });

  async function wait(until: number): Promise<void> {
    now.value = Date.now();
    waiting.value = [...waiting.value, until];
    await new Promise((resolve) => setTimeout(resolve, Math.max(SECOND, until - Date.now())));
    now.value = Date.now();
    waiting.value = waiting.value.toSpliced(waiting.value.indexOf(until), 1);
  }

  const bridge: Bridge = {
    ...outside,
    async call(op, input, options) {
      for (;;) {
        const result = await outside.call(op, input, options);
        const until = untilOf(result);
        if (until === null || !options?.repeat) return result;
        await wait(until);
      }
    },
  };

  return {
    /** The bridge that waits. */
    bridge,
    /** Until when, in epoch milliseconds; null while nothing waits. */
    until,
    /** What waits goes on by itself; otherwise changes have to be made again. */
    goesOn: computed(() => readsUntil.value !== null),
    secondsLeft: computed(() =>
      until.value === null ? 0 : Math.max(0, Math.ceil((until.value - now.value) / SECOND)),
    ),
    async load(): Promise<void> {
      const result = await outside.call('requests.pauses', {}, { repeat: true });
      if (!result.ok) return;
      now.value = Date.now();
      asked.value = result.value;
    },
  };
}
