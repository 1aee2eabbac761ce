import { describe, expect, it } from 'vitest';
import { tellStories } from './scopes/interleavings.ts';
import type { Sabotage } from './scopes/story.ts';

const STORIES = 1_000;

describe('whatever happens in whatever order', () => {
  it(`nothing leaves for a client that its page does not show or its plan does not name, and no page is shown what it has left (${STORIES} stories)`, async () => {
    const { violation, runs, seen } = await tellStories(STORIES);
    expect(violation).toBeNull();
    expect(runs).toBe(STORIES);
    // stories in which nothing happens would prove nothing
    const { writes, vaults, tabs, fanOut, jobs, links, answers } = seen;
    for (const often of [writes, vaults, tabs, fanOut, jobs]) expect(often).toBeGreaterThan(STORIES / 20);
    expect(links).toBeGreaterThan(STORIES / 40);
    expect(answers).toBeGreaterThan(5 * STORIES);
  }, 120_000);
});

/** What the worker would have to forget, and what is then seen to go wrong. */
const SABOTAGES: [string, Sabotage, RegExp][] = [
  [
    'whether a document still is in its client',
    ({ context }) => {
      context.holds = async () => true;
    },
    /left after its page|was shown to a page that had left/,
  ],
  [
    'whether a plan still stands and names the client',
    ({ plans }) => {
      plans.holds = async () => true;
    },
    /left (?:after its plan was over|in another session than its plan)/,
  ],
  [
    'that nothing may come between looking and leaving',
    ({ door }) => {
      door.depart = async (look, start) => {
        const kept = await door.peek();
        if (kept) await look(kept);
        return start();
      };
    },
    / left /,
  ],
  [
    'to look at all right before something leaves',
    ({ guard }) => {
      guard.depart = (_, start) => start();
    },
    / left |was shown (?:to a page that had left|while locked)/,
  ],
  [
    'that a page may leave while it waits for an answer',
    ({ guard, context, session }) => {
      const { depart } = guard;
      const { resolve } = context;
      const first = new Map<string | null, ReturnType<typeof resolve>>();
      context.resolve = async (document, token) => {
        const found = first.get(token) ?? resolve(document, token);
        first.set(token, found);
        return found;
      };
      guard.require = () => session.require();
      // of all that departs, the router's output alone needs no network and no tab
      guard.depart = (departing, start) =>
        String(start).includes('output') ? start() : depart(departing, start);
    },
    /was shown (?:to a page that had left|while locked)/,
  ],
];

describe('a worker that forgets', () => {
  it('is found out by a story of a few events, once it is shortened', async () => {
    const [, sabotage] = SABOTAGES[0] as (typeof SABOTAGES)[number];
    const { violation } = await tellStories(5_000, { sabotage });
    expect(violation?.events.length).toBeLessThan(10);
    expect(violation?.events.join('\n')).toMatch(/page \d (?:enters|leaves|locks|chooses|switches)/);
  }, 60_000);

  it.each(SABOTAGES)(
    '%s is found out, and by which story',
    async (_, sabotage, what) => {
      const { violation } = await tellStories(5_000, { sabotage, isEnough: true });
      expect(violation?.what).toMatch(what);
    },
    60_000,
  );
});
