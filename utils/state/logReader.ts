import { computed, signal } from '@preact/signals';
import type { Input } from '../bridge/contract.ts';
import type { Result } from '../bridge/envelope.ts';
import type { EventPage, LogEvent } from '../domain/events.ts';
import type { Failure } from '../domain/failures.ts';
import { createLogging, type LoggedEvent } from '../domain/loggedEvent.ts';
import { gapsIn, inSlices, joined, lastDays, type Span } from '../domain/logRange.ts';
import type { LogArchive } from './logArchive.ts';

export type LogReader = ReturnType<typeof createLogReader>;

type Asked = Input<'events.list'>;

export interface LogReaderOptions {
  /** null: there is nothing to read it for. */
  read: (asked: Asked) => Promise<Result<EventPage> | null>;
  now: () => number;
  wait: (milliseconds: number) => Promise<void>;
  /** How many share the address, and with it what Bitwarden allows. */
  technicians: () => Promise<number>;
  /** What was read before, and where it goes. */
  archive?: LogArchive | undefined;
  /** Events nobody had before came to those there are. */
  onFresh?: (events: readonly LogEvent[]) => void;
}

/** Where the reading of a slice stands. */
interface Cursor {
  span: Span;
  continuation: string | null;
  /** Where every page read began. */
  begun: Set<string | null>;
  /** Of the events read. */
  oldest: number;
}

const DEFAULT_DAYS = 30;
/** Bitwarden writes late what happened: this much before the last reading is read again, in milliseconds. */
const LATE = 15 * 60_000;
/** Half of what one address may read: 100 pages a minute; the other half is for people. In milliseconds. */
const PACE = 600;
/** Kept whenever this many are new. */
const KEEP_EVERY = 1_000;

const length = (spans: readonly Span[]) => spans.reduce((sum, { start, end }) => sum + end - start + 1, 0);

/** Reads one log over a range of any length: slice by slice and page by page, newest first. What was not read is in `gaps`. */
export function createLogReader({ read, now, wait, technicians, archive, onFresh }: LogReaderOptions) {
  const wanted = signal<Span>(lastDays(DEFAULT_DAYS, now()));
  const all = signal<readonly LoggedEvent[]>([]);
  const covered = signal<readonly Span[]>([]);
  const loading = signal(false);
  const failure = signal<Failure | null>(null);
  /** When the log was last asked, in epoch milliseconds. */
  const readAt = signal<number | null>(null);
  /** Reads to the end by itself; when it is done, in milliseconds, once that can be told. */
  const run = signal<{ left: number | null; until: number | null } | null>(null);
  /** What is kept is all that was read. */
  const isKept = signal(true);
  const keys = new Set<string>();
  const toLogged = createLogging();
  let unkept: LogEvent[] = [];
  let cursor: Cursor | null = null;
  /** Answers that come after another range was chosen belong to nobody. */
  let epoch = 0;
  let opened: Promise<void> | null = null;

  const gaps = computed(() => gapsIn(wanted.value, covered.value));
  /** How many slices the range has, and how many of them are read to their end. */
  const slices = computed(() => {
    const parts = inSlices(wanted.value);
    return {
      all: parts.length,
      read: parts.filter((part) => gapsIn(part, covered.value).length === 0).length,
    };
  });

  function add(found: readonly LogEvent[]): void {
    const fresh = found.filter(({ key }) => !keys.has(key));
    if (fresh.length === 0) return;
    for (const { key } of fresh) keys.add(key);
    const before = all.value;
    const after = [...before, ...fresh.map(toLogged)];
    const isInOrder = (before.at(-1)?.event.at ?? Number.POSITIVE_INFINITY) >= (fresh[0]?.at ?? 0);
    all.value = isInOrder ? after : after.sort((a, b) => b.event.at - a.event.at);
    onFresh?.(fresh);
  }

  /** What a later visit need not ask again: nothing so young that Bitwarden may still add to it. */
  const settled = (): Span[] => {
    const last = (readAt.value ?? Number.POSITIVE_INFINITY) - LATE;
    const partly =
      cursor && cursor.oldest < cursor.span.end ? [{ ...cursor.span, start: cursor.oldest + 1 }] : [];
    return joined([...covered.value, ...partly])
      .filter(({ start }) => start < last)
      .map(({ start, end }) => ({ start, end: Math.min(end, last) }));
  };

  async function keep(): Promise<void> {
    if (!archive || !isKept.value) return;
    const given = unkept;
    unkept = [];
    if (!(await archive.keep(settled(), given))) isKept.value = false;
  }

  function nextCursor(): Cursor | null {
    const [gap] = gaps.value;
    const [span] = gap ? inSlices(gap) : [];
    return span ? { span, continuation: null, begun: new Set(), oldest: span.end } : null;
  }

  function takePage(at: Cursor, { events: found, continuation }: EventPage): void {
    at.begun.add(at.continuation);
    add(found);
    unkept.push(...found);
    at.oldest = Math.min(at.oldest, found.at(-1)?.at ?? at.oldest);
    // a log that leads back to where it was would never end
    if (continuation !== null && at.begun.has(continuation)) {
      failure.value = { kind: 'unexpectedAnswer' };
      return;
    }
    at.continuation = continuation;
    if (continuation !== null) return;
    covered.value = joined([...covered.value, at.span]);
    cursor = null;
  }

  /** One page. @returns whether it came */
  async function readPage(quietly: boolean): Promise<boolean> {
    cursor ??= nextCursor();
    if (!cursor) return false;
    const [mine, at] = [epoch, cursor];
    loading.value = true;
    const result = await read({
      continuation: at.continuation,
      range: at.span,
      ...(quietly ? { quietly } : {}),
    });
    if (mine !== epoch) return false;
    loading.value = false;
    if (!result) return false;
    failure.value = result.ok ? null : result.failure;
    if (!result.ok) return false;
    readAt.value = now();
    takePage(at, result.value);
    if (unkept.length >= KEEP_EVERY || cursor === null) await keep();
    return failure.value === null;
  }

  function stop(): void {
    epoch++;
    loading.value = false;
    run.value = null;
    const partly = settled();
    // what was read of a slice stays read; the moment it broke off at is asked again
    if (cursor) covered.value = partly;
    cursor = null;
  }

  async function restore(): Promise<void> {
    const mine = epoch;
    const kept = await archive?.read((found) => {
      if (mine === epoch) add(found);
    });
    if (kept && mine === epoch) covered.value = kept;
  }

  /** How long the rest takes, by how much of the range the last while has read. */
  function leftAfter(began: number, before: number): number | null {
    const total = length([wanted.value]);
    const partly = cursor ? [{ ...cursor.span, start: Math.min(cursor.oldest, cursor.span.end) }] : [];
    const open = length(gapsIn(wanted.value, [...covered.value, ...partly])) / total;
    const closed = before - open;
    return closed > 0 ? Math.round(((now() - began) * open) / closed) : null;
  }

  async function readToEnd(): Promise<void> {
    if (run.value) return;
    const mine = epoch;
    const isOn = () => mine === epoch && run.value !== null;
    run.value = { left: null, until: null };
    const began = now();
    const before = length(gaps.value) / length([wanted.value]);
    const pace = PACE * (await technicians());
    while (isOn() && (cursor ?? nextCursor())) {
      const asked = now();
      const came = await readPage(true);
      if (!isOn()) return;
      const { kind, detail } = failure.value ?? {};
      if (!came && kind !== 'rateLimited') break;
      if (gaps.value.length === 0) break;
      const until = came ? asked + pace : Math.max(Number(detail) || 0, asked + pace);
      run.value = { left: leftAfter(began, before), until: came ? null : until };
      await wait(Math.max(0, until - now()));
    }
    if (!isOn()) return;
    run.value = null;
    await keep();
  }

  async function refresh(): Promise<void> {
    const isToday = wanted.value.end >= now();
    stop();
    covered.value = isToday && readAt.value !== null ? settled() : covered.value;
    failure.value = null;
    await readPage(false);
  }

  return {
    wanted,
    all,
    gaps,
    slices,
    loading,
    failure,
    readAt,
    run,
    isKept,

    /** What was kept, then what is new. Once; from then on `refresh`. */
    open(): Promise<void> {
      opened ??= restore().then(refresh);
      return opened;
    },
    refresh,
    async loadMore(): Promise<void> {
      if (!run.value && !loading.value) await readPage(false);
    },
    loadAll: readToEnd,
    async pause(): Promise<void> {
      run.value = null;
      await keep();
    },
    async choose(span: Span): Promise<void> {
      stop();
      wanted.value = span;
      failure.value = null;
      await readPage(false);
    },
    /** Nothing that is under way shows any more. */
    end: stop,
  };
}
