import { describe, expect, it } from 'vitest';
import type { Input, Output } from '../../../utils/bridge/contract.ts';
import type { LogEvent } from '../../../utils/domain/events.ts';
import { createLogArchive } from '../../../utils/state/logArchive.ts';
import { no, yes } from '../fakeBridge.ts';
import { eventOf } from '../shared/fixtures.ts';

type Kept = Output<'events.kept'>['index'];

const SEGMENT = 1_000;

/** A store as the worker has it, for as many windows as one likes. */
function setUp() {
  let index: Kept = { revision: 0, covered: [], segments: 0 };
  const all: LogEvent[] = [];
  const asked: Input<'events.kept'>[] = [];
  const written: { count: number; covered: unknown }[] = [];
  const open = () =>
    createLogArchive({
      async read(question) {
        asked.push(question);
        const { segment, from = 0 } = question;
        return yes({ index, events: all.slice(segment * SEGMENT, (segment + 1) * SEGMENT).slice(from) });
      },
      async write({ covered, events }: Input<'events.keep'>) {
        if (events.length > SEGMENT) return no('badInput');
        all.push(...events);
        written.push({ count: events.length, covered });
        const segments = Math.ceil(all.length / SEGMENT);
        index = { revision: index.revision + 1, covered: [...index.covered, ...covered], segments };
        return yes({});
      },
    });
  return { open, asked, written };
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
  it('gives back what was kept, segment by segment', async () => {
    const { open } = setUp();
    const events = some(2_350);
    expect(await open().keep(whole, events)).toBe(true);
    expect(await readAll(open())).toEqual({ covered: whole, keys: events.map(({ key }) => key) });
  });

  it('hands out once what it has handed out, and then what came after it', async () => {
    const { open, asked } = setUp();
    await open().keep([], some(1_900));
    const archive = open();
    await readAll(archive);
    await open().keep(whole, some(300, 1_900));
    const before = asked.length;
    const { keys } = await readAll(archive);
    expect(keys).toEqual(some(300, 1_900).map(({ key }) => key));
    expect(asked.slice(before)).toEqual([
      { segment: 1, from: 900 },
      { segment: 2, from: 0 },
    ]);
  });

  it('adds to what another window kept', async () => {
    const { open } = setUp();
    const [one, other] = [open(), open()];
    await one.keep([], some(10));
    expect(await other.keep(whole, some(5, 10))).toBe(true);
    expect((await readAll(open())).keys).toHaveLength(15);
  });

  it('covers nothing whose events are not written yet', async () => {
    const { open, written } = setUp();
    await open().keep(whole, some(1_500));
    expect(written).toEqual([
      { count: 1_000, covered: [] },
      { count: 500, covered: whole },
    ]);
  });
});
