import * as fc from 'fast-check';
import { beginning } from './cast.ts';
import type { HowAnswered } from './network.ts';
import { People } from './people.ts';
import { type Sabotage, Story } from './story.ts';
import { withoutMachineTime } from './turns.ts';

const HOW: HowAnswered[] = ['well', 'foreign', 'lost', 'broken', 'denied', 'tooMany'];
const MINUTE = 60_000;

/** One thing that happens; then storage does a few things of those it was asked for. */
interface Event {
  what: Happening;
  page: number;
  number: number;
  is: boolean;
  hears: boolean[];
}

type Doing = (event: Event, people: People, story: Story) => Promise<unknown>;

const act =
  (op: string): Doing =>
  ({ page }, people) =>
    people.act(page, op);

/** What can happen, and how often it does beside the others. */
const HAPPENINGS = {
  enters: [6, ({ page, number }, people) => people.enter(page, number)],
  leaves: [2, ({ page }, people) => people.leave(page)],
  reads: [4, act('test.read')],
  'reads the log': [1, act('client.events')],
  writes: [4, act('test.write')],
  'opens the vault': [4, act('test.vault')],
  'opens the web vault': [1, act('client.openVault')],
  'opens the members': [1, act('client.open')],
  'reads everywhere': [1, ({ page }, people) => people.fanOut(page, 'test.everywhere')],
  'tries to write everywhere': [1, ({ page }, people) => people.fanOut(page, 'test.writeEverywhere')],
  'reads what clients pay': [1, ({ page }, people) => people.whatClientsPay(page)],
  'asks where somebody is a member': [1, ({ page }, people) => people.whereIsMember(page)],
  'starts a job': [2, ({ page, number, is }, people) => people.startJob(page, number % 3, is)],
  'changes a client': [2, ({ page, number, is }, people) => people.changeClient(page, is ? 1 : 0, number)],
  'goes on with a job': [1, ({ page, number }, people) => people.changeJob(page, number, 'test.goOn')],
  'ends a job': [1, ({ page, number }, people) => people.changeJob(page, number, 'test.end')],
  'chooses a provider': [2, ({ page, number }, people) => people.choose(page, number)],
  refreshes: [1, ({ page }, people) => people.refresh(page)],
  'switches the account': [1, ({ page, number }, people) => people.switchAccount(page, number)],
  locks: [1, ({ page }, people) => people.lock(page)],
  unlocks: [2, ({ page }, people) => people.unlock(page)],
  'time passes': [1, ({ is }, _, story) => story.pass(is ? MINUTE : 20 * MINUTE)],
  'the worker dies': [
    1,
    async ({ is }, people, story) => {
      await story.die(is);
      people.loseAnswers();
    },
  ],
  'an answer comes': [
    8,
    ({ number, is }, _, story) => story.answer(number, is ? 'well' : (HOW[number % 6] ?? 'well')),
  ],
  'storage catches up': [8, (_, __, story) => story.settle()],
} satisfies Record<string, [number, Doing]>;

type Happening = keyof typeof HAPPENINGS;

const NAMES = Object.keys(HAPPENINGS) as Happening[];

const event: fc.Arbitrary<Event> = fc.record({
  what: fc.oneof(...NAMES.map((what) => ({ weight: HAPPENINGS[what][0], arbitrary: fc.constant(what) }))),
  page: fc.nat(3),
  number: fc.nat(5),
  is: fc.boolean(),
  hears: fc.array(fc.boolean(), { maxLength: 12 }),
});

const WAITED_FOR: ReadonlySet<Happening> = new Set([
  'time passes',
  'the worker dies',
  'an answer comes',
  'storage catches up',
]);

export interface Seen {
  requests: number;
  writes: number;
  vaults: number;
  tabs: number;
  fanOut: number;
  jobs: number;
  /** Changes of a client by its link. */
  links: number;
  answers: number;
}

/** Two consoles on two clients, and the popup on one of them. */
async function begin(story: Story, people: People): Promise<void> {
  const entering = [people.enter(0, 0), people.enter(1, 1), people.enter(2, 0)];
  await story.settle();
  await Promise.all(entering);
}

async function tell(events: readonly Event[], sabotage: Sabotage | undefined, total: Seen): Promise<void> {
  const story = new Story(await beginning(), sabotage);
  const people = new People(story);
  const { violations, seen } = story.watcher;
  const check = () => {
    if (violations.length > 0) throw new Error(violations.join('\n'));
  };
  const failed: unknown[] = [];
  await begin(story, people);
  for (const each of events) {
    const doing: Doing = HAPPENINGS[each.what][1];
    const done = doing(each, people, story);
    // what a person does takes as long as it takes; the others go on meanwhile
    if (WAITED_FOR.has(each.what)) await done;
    else done.catch((error) => failed.push(error));
    await story.steps(each.hears);
    check();
  }
  await story.finish();
  check();
  if (failed.length > 0) throw failed[0];
  for (const name of Object.keys(total) as (keyof Seen)[]) total[name] += seen[name];
}

const say = ({ what, page, number, is, hears }: Event): string =>
  `page ${page} ${what} (${number}${is ? ', yes' : ''})${hears.length > 0 ? `, then ${hears.map((each) => (each ? 'h' : 'd')).join('')}` : ''}`;

export interface Outcome {
  runs: number;
  seen: Seen;
  /** null when nothing left that should not have. */
  violation: { what: string; events: string[]; seed: number; path: string | null } | null;
}

interface Telling {
  /** Weakens each worker, to see that it is found. */
  sabotage?: Sabotage;
  /** The first story that shows something is told as it is; without this it is made as short as can be. */
  isEnough?: boolean;
}

/** Tells so many stories of pages, jobs and fan-outs over one worker, in which everything happens in any order. */
export async function tellStories(
  runs: number,
  { sabotage, isEnough = false }: Telling = {},
): Promise<Outcome> {
  const seen: Seen = { requests: 0, writes: 0, vaults: 0, tabs: 0, fanOut: 0, jobs: 0, links: 0, answers: 0 };
  const events = fc.array(event, { minLength: 4, maxLength: 40, size: 'max' });
  const property = fc.asyncProperty(events, (story) => tell(story, sabotage, seen));
  const details = await withoutMachineTime(() =>
    fc.check(property, { numRuns: runs, endOnFailure: isEnough }),
  );
  if (!details.failed) return { runs: details.numRuns, seen, violation: null };
  const { errorInstance, counterexample, seed, counterexamplePath } = details;
  const what = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  const shown = (counterexample?.[0] ?? []).map(say);
  return { runs: details.numRuns, seen, violation: { what, events: shown, seed, path: counterexamplePath } };
}
