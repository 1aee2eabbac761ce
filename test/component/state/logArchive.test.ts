import { describe, expect, it } from 'vitest';
import type { Input, Output } from '../../../utils/bridge/contract.ts';
import type { LogEvent } from '../../../utils/domain/events.ts';
import { createLogArchive } from '../../../utils/state/logArchive.ts';
import { yes } from '../fakeBridge.ts';
import { eventOf } from '../shared/fixtures.ts';

type Kept = Output<'events.kept'>['index'];

/** A store as the worker has it, for as many windows as one likes. */
function setUp() {
  let index: Kept = { revision: 0, covered: [], segments: 0 };
  const segments: LogEvent[][] = [];
  const open = () =>
    createLogArchive({
      read: async ({ segment }) => yes({ index, events: segment === null ? [] : (segments[segment] ?? []) }),
      async write({ index: next, segment, events }: Input<'events.keep'>) {
        if (next.revision !== index.revision) return yes({ revision: null });
        segments[segment] = events;
        index = { ...next, revision: index.revision + 1 };
        return yes({ revision: index.revision });
      },
    });
  return { open, segments, index: () => index };
}

const some = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => eventOf(`${from + at}`, 1000, { at: 1_000_000 - from - at }));
const whole = [{ start: 0, end: 1_000_000 }];

async function readAll(archive: ReturnType<typeof createLogArchive>) {
  const found: LogEvent[] = [];
  const covered = await archive.read((events) => found.push(...events));
  return { covered, keys: found.map(({ key }) => key) };
}

describe('an archive', () => {
  it('gives back what was kept, in segments of a thousand', async () => {
    const { open, segments } = setUp();
    const events = some(2_350);
    expect(await open().keep(whole, events)).toBe(true);
    expect(segments.map(({ length }) => length)).toEqual([1_000, 1_000, 350]);
    expect(await readAll(open())).toEqual({ covered: whole, keys: events.map(({ key }) => key) });
  });

  it('goes on where another visit ended', async () => {
    const { open, segments } = setUp();
    await open().keep(whole, some(900));
    const later = open();
    await readAll(later);
    await later.keep(whole, some(300, 900));
    await later.keep(whole, []);
    expect(segments.map(({ length }) => length)).toEqual([1_000, 200]);
    expect((await readAll(open())).keys).toHaveLength(1_200);
  });

  it('keeps nothing over what another window kept', async () => {
    const { open, segments } = setUp();
    const [one, other] = [open(), open()];
    await one.keep(whole, some(10));
    expect(await other.keep(whole, some(5, 10))).toBe(false);
    expect(segments.map(({ length }) => length)).toEqual([10]);
  });

  it('covers nothing whose events are not written yet', async () => {
    const { open, index } = setUp();
    let seen: unknown = null;
    const archive = open();
    const keeping = archive.keep(whole, some(1_500));
    await Promise.resolve().then(() => {
      seen = index().covered;
    });
    expect(seen).toEqual([]);
    await keeping;
    expect(index().covered).toEqual(whole);
  });
});
