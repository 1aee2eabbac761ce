import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JobView } from '../../../utils/domain/jobs.ts';
import { mortal } from '../deaths/mortal.ts';
import { goOn, useDeaths } from '../deaths/scene.ts';
import { addresses, createTeam, invitations } from '../jobs/team.ts';
import { createWorld } from '../world.ts';
import { nextTurn } from './gate.ts';

const scene = useDeaths();
const team = createTeam(scene);
const STORIES = 30;
const ONE = { document: 'console-one' } as const;
const TWO = { document: 'console-two' } as const;

const isWrite = ({ method }: RequestInit) => method !== undefined && method !== 'GET';
const isAboutTeam = (url: string) => /\/providers\/[^/]+\/users/.test(url);

/** What becomes of a write on its way. */
const FATES = ['well', 'well', 'well', 'never arrives', 'answer lost', 'too often'] as const;
const DEEDS = ['jobs.pause', 'jobs.resume', 'jobs.cancel', 'jobs.resume', 'again'] as const;

interface Deed {
  what: (typeof DEEDS)[number];
  by: number;
  /** Turns of the machine until the next one. */
  turns: number;
}

interface Story {
  /** Both consoles start the same, each time somebody says so. */
  isTwice: boolean;
  kind: 'invite' | 'changeRole' | 'remove';
  deeds: Deed[];
  fates: (typeof FATES)[number][];
  /** After so many steps each worker but the last dies. */
  lifetimes: number[];
}

const story: fc.Arbitrary<Story> = fc.record({
  isTwice: fc.boolean(),
  kind: fc.constantFrom('invite', 'changeRole', 'remove'),
  deeds: fc.array(fc.record({ what: fc.constantFrom(...DEEDS), by: fc.nat(1), turns: fc.nat(12) }), {
    minLength: 4,
    maxLength: 10,
  }),
  fates: fc.array(fc.constantFrom(...FATES), { minLength: 8, maxLength: 8 }),
  lifetimes: fc.array(fc.integer({ min: 4, max: 60 }), { maxLength: 2 }),
});

const NEW = addresses(5);

/** Whom it is about: by address for invitations, else people of the team who have a row. */
async function someOfTeam(): Promise<{ id: string; email: string }[]> {
  return (await team.list()).filter(({ isYou, status }) => !isYou && status === 'confirmed').slice(0, 5);
}

/** Starts the same from either console. */
function starter(kind: Story['kind'], people: readonly { id: string }[]) {
  const ids = people.map(({ id }) => id) as never[];
  return (from: typeof ONE | typeof TWO) => {
    if (kind === 'invite') return scene.world.ask('people.invite', { invitations: invitations(NEW) }, from);
    if (kind === 'remove') return scene.world.ask('people.remove', { ids }, from);
    const changes = ids.map((id) => ({ id, role: 'providerAdmin' as const }));
    return scene.world.ask('people.changeRole', { changes }, from);
  };
}

/** Whether it is so on the server by now. */
function isSo(kind: Story['kind'], key: string): boolean {
  const rows = team.rows();
  if (kind === 'invite') return rows.some(({ email }) => email === key);
  const row = rows.find(({ id }) => id === key);
  return kind === 'remove' ? row === undefined : row?.type === 0;
}

/** Notes what was sent without anybody having looked in between, and what was sent although the rest was cancelled. */
function watchWrites(fates: Story['fates']) {
  const blind: string[] = [];
  const late: string[] = [];
  const unlooked = new Set<string>();
  let sent = 0;
  let underWay = 0;
  /** How many may leave: after a cancel the one that was on record as on its way, unless it had left before. */
  let most = Number.POSITIVE_INFINITY;

  async function meet(url: string, init: RequestInit, about: string): Promise<Response | undefined> {
    const fate = fates[sent++] ?? 'well';
    if (fate === 'well') return await fetch(url, init);
    await nextTurn();
    if (fate === 'too often') return new Response('{}', { status: 429, headers: { 'retry-after': '1' } });
    // a lost answer: sending it again without looking would be blind
    unlooked.add(about);
    if (fate === 'answer lost') await fetch(url, init);
    throw new TypeError('connection lost');
  }

  scene.network.onRequest((url, init) => {
    if (!isAboutTeam(url)) return undefined;
    if (!isWrite(init)) {
      unlooked.clear();
      return undefined;
    }
    const about = `${url} ${init.body ?? ''}`;
    if (unlooked.has(about)) blind.push(about);
    if (most-- < 1) late.push(about);
    underWay++;
    return meet(url, init, about).finally(() => underWay--);
  });
  return {
    blind,
    late,
    /** Somebody was told that the rest is cancelled. */
    cancelled() {
      most = Math.min(most, underWay + unlooked.size > 0 ? 0 : 1);
    },
  };
}

/** Ends whatever is left, as a person does who finds it paused. */
async function toTheEnd(): Promise<JobView[]> {
  await expect
    .poll(
      async () => {
        const jobs = await scene.world.get('jobs.list', {});
        for (const { id, state } of jobs)
          if (state === 'paused') await scene.world.ask('jobs.resume', { jobId: id });
        return jobs.every(({ state }) => state === 'ended');
      },
      { timeout: 10_000 },
    )
    .toBe(true);
  return scene.world.get('jobs.list', {});
}

async function tellLatest(op: Exclude<Deed['what'], 'again'>, from: typeof ONE | typeof TWO) {
  const [job] = await scene.world.get('jobs.list', {}, from);
  return job ? (await scene.world.ask(op, { jobId: job.id }, from)).ok : false;
}

async function tell({ isTwice, kind, deeds, fates, lifetimes }: Story): Promise<void> {
  scene.server.reset();
  scene.network.reset();
  scene.world = createWorld(scene.server.url, scene.network.fetch);
  const { world } = scene;
  await team.signIn();
  const people = await someOfTeam();
  const start = starter(kind, people);
  const { blind, late, cancelled } = watchWrites(fates);
  const deaths = [...lifetimes];
  let isOver = false;
  // nobody lives beside the next one: whoever is followed does nothing that could be seen any more
  const bear = () => {
    const lifetime = deaths.shift() ?? Number.POSITIVE_INFINITY;
    const life = mortal(world.platform, () => (isOver ? 0 : lifetime));
    world.killWorker(life.platform);
    void life.death.then(() => !isOver && bear());
  };
  bear();
  // a worker that died answers nobody
  const ask = (question: Promise<unknown>) => void question.catch(() => undefined);
  ask(start(ONE));
  if (isTwice) ask(start(TWO));
  for (const { what, by, turns } of deeds) {
    const from = by === 0 ? ONE : TWO;
    for (let turn = 0; turn < turns; turn++) await nextTurn();
    if (what !== 'again')
      ask(tellLatest(what, from).then((isTold) => isTold && what === 'jobs.cancel' && cancelled()));
    else if (isTwice) ask(start(from));
  }
  isOver = true;
  world.killWorker();
  await goOn(scene);
  const jobs = await toTheEnd();
  for (const { items } of jobs)
    for (const { key, state, reason } of items) {
      expect(['done', 'refused', 'unknown', 'cancelled']).toContain(state);
      if (state === 'done') expect([key, isSo(kind, key)]).toEqual([key, true]);
      if (state === 'refused') expect(['gone', 'wrongState', 'lastAdmin']).toContain(reason);
    }
  // of several jobs about the same one may have done what another was kept from
  for (const key of new Set(jobs.flatMap(({ items }) => items.map((item) => item.key)))) {
    const states = jobs
      .flatMap(({ items }) => items.filter((item) => item.key === key))
      .map(({ state }) => state);
    if (states.every((state) => state === 'cancelled')) expect([key, isSo(kind, key)]).toEqual([key, false]);
  }
  const rows = team.rows().map(({ email, id }) => email ?? id);
  expect(rows.length).toBe(new Set(rows).size);
  // two jobs know nothing of each other: what one lost, the other may send of its own accord
  if (!isTwice) expect([blind, late]).toEqual([[], []]);
}

describe('two consoles over the same jobs', () => {
  it(`never send a change twice without looking, never make it twice, and leave none in doubt (${STORIES} stories of pauses, cancels, refusals, lost answers and deaths)`, async () => {
    await fc.assert(fc.asyncProperty(story, tell), { numRuns: STORIES, endOnFailure: true });
  }, 120_000);

  it('start, pause, resume and cancel one job at once, and find it ended alike', async () => {
    await team.signIn();
    const people = await someOfTeam();
    const start = starter('changeRole', people);
    const gate = scene.network.hold((_, init) => init.method === 'PUT');
    await start(ONE);
    await gate.reached;
    const jobId = (await team.job())?.id ?? '';
    await Promise.all(
      [ONE, TWO].flatMap((from) =>
        (['jobs.pause', 'jobs.resume', 'jobs.pause', 'jobs.cancel', 'jobs.resume'] as const).map((op) =>
          scene.world.ask(op, { jobId }, from),
        ),
      ),
    );
    gate.open();
    const job = await team.until();
    expect(job.items.map(({ state }) => state)).toEqual(
      ['done', 'cancelled', 'cancelled', 'cancelled', 'cancelled'].slice(0, people.length),
    );
    const [first, second] = await Promise.all(
      [ONE, TWO].map((from) => scene.world.get('jobs.list', {}, from)),
    );
    expect(first).toEqual(second);
    expect(scene.network.sent.filter(({ path }) => /\/users\/[^/]+$/.test(path))).toHaveLength(1);
  });
});
