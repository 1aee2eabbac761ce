// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useEnglish } from '../catalogue.ts';
import { renderConsole, team } from '../console/renderConsole.tsx';
import { type Answers, yes } from '../fakeBridge.ts';
import { paintHead, renderPopup } from '../popup/renderPopup.tsx';
import { account, clients, eventOf, northwind, unlocked } from './fixtures.ts';

beforeAll(useEnglish);
afterEach(cleanup);

/** Letters that run from right to left, and take what stands beside them along. */
const RIGHT_TO_LEFT = /\p{Script=Hebrew}/u;
const hebrew = (number: number) => `אבג ${number}`;

const named = clients.map((client, at) => ({ ...client, name: hebrew(at) }));
const provider = { ...northwind, name: hebrew(90) };
const events = [eventOf('1', 1903, { actor: hebrew(91), object: hebrew(0) })];
const [current] = named;

const answers: Answers = {
  'session.state': yes({ ...unlocked, account: { ...account, name: hebrew(92) } } as typeof unlocked),
  'providers.list': yes({ providers: [provider], currentId: provider.id, notSetUp: false }),
  'clients.list': yes({ clients: named, syncedAt: Date.now(), currentId: current?.id ?? null, usages: {} }),
  'context.enter': ({ clientId }) => {
    const client = named.find(({ id }) => id === clientId) ?? named[0];
    if (!client) throw new Error('There is no client.');
    return yes({ token: 'token', client });
  },
  'events.list': yes({ events, continuation: null }),
  'client.events': yes({ events, continuation: null }),
  'account.events': yes({ events, continuation: null }),
  'client.collections': yes([{ id: 'a', name: hebrew(93) }]),
  'people.list': yes(team.map((person, at) => ({ ...person, name: hebrew(at) }))),
};

/** What stands by itself: kept apart, in a tile of its own, or only ever read out. */
const APART = 'bdi, .avatar, .monogram, .visually-hidden';

/** Texts with such letters that are not kept apart from the sentence around them. */
function loose(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  let seen = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent ?? '';
    if (!RIGHT_TO_LEFT.test(text)) continue;
    seen++;
    if (!node.parentElement?.closest(APART)) found.push(text);
  }
  expect(seen).toBeGreaterThan(0);
  return found;
}

describe('a name that runs the other way', () => {
  it('turns nothing around in the popup', async () => {
    renderPopup(answers, named, {
      ...paintHead,
      provider,
      rows: named,
      current: current ?? null,
      glance: events,
    });
    await screen.findAllByRole('option');
    expect(loose()).toEqual([]);
  });

  it.each(['#/people', '#/events', '#/client', '#/account'])(
    'turns nothing around in the console at %s',
    async (hash) => {
      renderConsole(hash, answers);
      await screen.findAllByText(RIGHT_TO_LEFT);
      // what comes last on each page
      await screen.findByRole('heading', { level: 1, name: /People|Events|אבג|Account/ });
      expect(loose()).toEqual([]);
    },
  );
});
