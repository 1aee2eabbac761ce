import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { Input } from '../bridge/contract.ts';
import type { Result } from '../bridge/envelope.ts';
import type { EventPage, LogEvent } from '../domain/events.ts';
import type { Failure } from '../domain/failures.ts';
import type { JobView } from '../domain/jobs.ts';
import {
  cursorFor,
  follow,
  isStillNext,
  type LogCursor,
  readBy,
  settledOf,
  slicesOf,
} from '../domain/logCursor.ts';
import { createLogging, type LoggedEvent } from '../domain/loggedEvent.ts';
import { gapsIn, joined, lastDays, type Span } from '../domain/logRange.ts';
import type { LogArchive } from './logArchive.ts';

export type LogReader = ReturnType<typeof createLogReader>;

type Asked = Input<'events.list'>;

export interface LogReaderOptions {
  /** null: there is nothing to read it for. */
  read: (asked: Asked) => Promise<Result<EventPage> | null>;
  now: () => number;
  /** What was read before, and where it goes. */
  archive: LogArchive;
  /** Those that read this log, whoever began them. */
  jobs: ReadonlySignal<readonly JobView[]>;
  /** Events nobody had before came to those there are. */
  onFresh?: (events: readonly LogEvent[]) => void;
}

const DEFAULT_DAYS = 30;
/** Kept whenever this many are new. */
const KEEP_EVERY = 1_000;

/** Reads one log over a range of any length: slice by slice and page by page, newest first. What was not read is in `gaps`. */
export function createLogReader({ read, now, archive, jobs, onFresh }: LogReaderOptions) {
  const wanted = signal<Span>(lastDays(DEFAULT_DAYS, now()));
  const all = signal<readonly LoggedEvent[]>([]);
  /** What is read, as of when it was. */
  const covered = signal<readonly Span[]>([]);
  const loading = signal(false);
  const failure = signal<Failure | null>(null);
  /** When the log was last asked, in epoch milliseconds. */
  const readAt = signal<number | null>(null);
  /** What is kept is all that was read. */
  const isKept = signal(true);
  const keys = new Set<string>();
  const toLogged = createLogging();
  /** What of it need not be asked again. */
  let settled: Span[] = [];
  let unkept: LogEvent[] = [];
  let cursor: LogCursor | null = null;
  /** Answers that come after another range was chosen belong to nobody. */
  let epoch = 0;
  let opened: Promise<void> | null = null;
  let openedAt = Number.POSITIVE_INFINITY;

  const gaps = computed(() => gapsIn(wanted.value, covered.value));
  const slices = computed(() => slicesOf(wanted.value, covered.value));

  /** @returns those nobody had before */
  function add(found: readonly LogEvent[]): LogEvent[] {
    const fresh = found.filter(({ key }) => !keys.has(key));
    if (fresh.length === 0) return fresh;
    for (const { key } of fresh) keys.add(key);
    const before = all.value;
    const after = [...before, ...fresh.map(toLogged)];
    const isInOrder = (before.at(-1)?.event.at ?? Number.POSITIVE_INFINITY) >= (fresh[0]?.at ?? 0);
    all.value = isInOrder ? after : after.sort((a, b) => b.event.at - a.event.at);
    onFresh?.(fresh);
    return fresh;
  }

  function cover(spans: readonly Span[], beganAt: number): void {
    covered.value = joined([...covered.value, ...spans]);
    settled = joined([...settled, ...settledOf(spans, beganAt)]);
  }

  async function keep(): Promise<void> {
    if (!isKept.value) return;
    const given = unkept;
    unkept = [];
    const partly = cursor ? settledOf(readBy(cursor), cursor.beganAt) : [];
    if (!(await archive.keep([...settled, ...partly], given))) isKept.value = false;
  }

  function takePage(at: LogCursor, page: EventPage): void {
    unkept.push(...add(page.events));
    const next = follow(at, page);
    // a log that leads back to where it was would never end
    if (next === 'leadsBack') failure.value = { kind: 'unexpectedAnswer' };
    else if (next !== 'ended') cursor = next;
    else {
      cover([at.span], at.beganAt);
      cursor = null;
    }
  }

  /** One page. */
  async function readPage(): Promise<void> {
    const at = cursor ?? cursorFor(wanted.value, covered.value, now());
    cursor = at;
    if (!at) return;
    const mine = epoch;
    loading.value = true;
    const result = await read({ continuation: at.continuation, range: at.span });
    if (mine !== epoch) return;
    loading.value = false;
    if (!result) return;
    failure.value = result.ok ? null : result.failure;
    if (!result.ok) return;
    readAt.value = now();
    takePage(at, result.value);
    if (unkept.length >= KEEP_EVERY || cursor === null) await keep();
  }

  function stop(): void {
    epoch++;
    loading.value = false;
    // what was read of a slice stays read; the moment it broke off at is asked again
    if (cursor) cover(readBy(cursor), cursor.beganAt);
    cursor = null;
  }

  let catching: Promise<void> = Promise.resolve();

  /** What others have kept since the last look, this log's jobs for example. */
  function catchUp(): Promise<void> {
    catching = catching.then(async () => {
      // asked before the archive: what a job says it read was kept before it said so
      const running = jobs.peek().filter(({ startedAt }) => startedAt >= openedAt);
      const spans = await archive.read(add);
      if (!spans) return;
      const witnessed = running.flatMap(({ log }) => log?.covered ?? []);
      covered.value = joined([...covered.value, ...spans, ...witnessed]);
      settled = joined([...settled, ...spans]);
      if (witnessed.length > 0) readAt.value ??= now();
    });
    return catching;
  }

  async function refresh(): Promise<void> {
    stop();
    covered.value = wanted.value.end >= now() ? settled : covered.value;
    failure.value = null;
    await readPage();
  }

  const progress = computed(() => JSON.stringify(jobs.value.map(({ id, log }) => [id, log?.covered])));
  let stopFollowing = () => {};
  function followJobs(): void {
    let last = progress.peek();
    stopFollowing = effect(() => {
      if (progress.value === last) return;
      last = progress.value;
      // what a page was about to bring may have come this way: the next one is looked for anew
      untracked(() => void catchUp());
    });
  }

  return {
    wanted,
    all,
    gaps,
    slices,
    loading,
    failure,
    readAt,
    isKept,

    /** What was kept, then what is new. Once; from then on `refresh`. */
    open(): Promise<void> {
      if (!opened) {
        openedAt = now();
        followJobs();
        opened = catchUp().then(refresh);
      }
      return opened;
    },
    refresh,
    async loadMore(): Promise<void> {
      if (loading.value) return;
      // others may have read on
      if (cursor && !isStillNext(cursor, covered.value)) stop();
      await readPage();
    },
    /** All that was read is kept, and whoever reads on need not ask for it. */
    async settle(): Promise<void> {
      stop();
      await keep();
    },
    async choose(span: Span): Promise<void> {
      stop();
      wanted.value = span;
      failure.value = null;
      await readPage();
    },
    /** Nothing that is under way shows any more. */
    end(): void {
      stopFollowing();
      stop();
    },
  };
}
