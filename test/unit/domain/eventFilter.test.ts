import { beforeAll, describe, expect, it } from 'vitest';
import { NO_FACETS, withFacets } from '../../../utils/domain/eventFacets.ts';
import {
  type EventFilter,
  filterEvents,
  isFiltering,
  NO_FILTER,
  narrows,
} from '../../../utils/domain/eventFilter.ts';
import { EVENT_GROUPS, groupOf } from '../../../utils/domain/eventGroups.ts';
import { createLogging, MOST_WORDS, toLogged } from '../../../utils/domain/loggedEvent.ts';
import { useEnglish } from '../../component/catalogue.ts';
import { clover, eventOf } from '../../component/shared/fixtures.ts';

beforeAll(useEnglish);

const inClover = { id: clover.id, name: clover.name, code: clover.code, hue: clover.hue };
const events = [
  eventOf('opened', 1903, { at: 400, object: clover.name, client: inClover, ip: '203.0.113.7' }),
  eventOf('failed', 1005, { at: 300, actor: 'Ada Wren', device: { kind: 'cli', name: 'Linux' } }),
  eventOf('invited', 1800, { at: 200, object: 'Ada Wren' }),
  eventOf('nobody', 2631, { at: 100, actor: null }),
];
const all = () => events.map(toLogged);
const found = (filter: Partial<EventFilter>) =>
  filterEvents(all(), { ...NO_FILTER, ...filter }).map(({ event }) => event.key);

describe('a filter', () => {
  it.each<[string, Partial<EventFilter>, string[]]>([
    ['nothing', {}, ['opened', 'failed', 'invited', 'nobody']],
    ['words of the sentence, in any case and order', { text: 'VAULT opened' }, ['opened']],
    ['an address as text', { text: '203.0.113' }, ['opened']],
    ['an id as text', { text: 'kim 00000000-0000' }, ['opened', 'invited']],
    ['who did it', { actor: 'Ada Wren' }, ['failed']],
    ['who did it when the log does not say', { actor: 'Someone' }, ['nobody']],
    ['a person, on either side', { person: 'Ada Wren' }, ['failed', 'invited']],
    ['a client', { client: clover.name }, ['opened']],
    ['no client', { client: '' }, ['failed', 'invited', 'nobody']],
    ['a group', { group: 'team' }, ['invited']],
    ['what nobody knows', { group: 'unknown' }, ['nobody']],
    ['a type', { type: 1005 }, ['failed']],
    ['a device', { device: 'Command line, Linux' }, ['failed']],
    ['an address', { ip: '203.0.113.7' }, ['opened']],
    ['a range, both ends included', { within: { start: 200, end: 300 } }, ['failed', 'invited']],
    ['several at once', { person: 'Ada Wren', group: 'signIn' }, ['failed']],
    ['what there is not', { text: 'xyzzy' }, []],
  ])('asks for %s', (_, filter, keys) => {
    expect(found(filter)).toEqual(keys);
    expect(isFiltering({ ...NO_FILTER, ...filter })).toBe(Object.keys(filter).length > 0);
  });

  it('finds every word of many, and looks at what events share once', () => {
    const many = Array.from({ length: 35 }, (_, at) => String.fromCharCode(97 + (at % 26)));
    const words = 'kim larsen opened vault of clover dental web chrome 203.0.113.7'.split(' ');
    const repeated = [
      ...words,
      ...words.map((word) => word.slice(1)),
      ...words.map((word) => word.slice(0, 2)),
    ];
    expect(new Set(repeated).size).toBeGreaterThan(MOST_WORDS - 5);
    expect(found({ text: repeated.join(' ') })).toEqual(['opened']);
    expect(found({ text: [...repeated, ...many, 'xyzzy'].join(' ') })).toEqual([]);
    const logged = events
      .slice(0, 1)
      .flatMap((event) => [event, { ...event, key: 'again' }])
      .map(createLogging());
    expect(logged[0]?.said).toBe(logged[1]?.said);
    expect(logged[0]?.from).toBe(logged[1]?.from);
  });

  it('narrows another with more letters, and with nothing else', () => {
    const before = { ...NO_FILTER, text: 'kim o', type: 1903 };
    expect(narrows(before, { ...before, text: 'kim open' })).toBe(true);
    expect(narrows(before, { ...before, text: 'kim' })).toBe(false);
    expect(narrows(before, { ...before, type: null })).toBe(false);
    expect(narrows(NO_FILTER, before)).toBe(false);
  });

  it('keeps the order', () => {
    expect(filterEvents(all(), { ...NO_FILTER, text: 'a' }).map(({ event }) => event.at)).toEqual([
      400, 300, 200, 100,
    ]);
  });
});

describe('what there is to choose from', () => {
  it('is all that was seen, and the same object when more holds nothing new', () => {
    const facets = withFacets(NO_FACETS, events);
    expect(facets.actors).toEqual(['Kim Larsen', 'Ada Wren', 'Someone']);
    expect(facets.people).toEqual(['Kim Larsen', 'Ada Wren']);
    expect(facets.clients).toEqual([clover.name, '']);
    expect(facets.groups).toEqual(['clients', 'signIn', 'team', 'unknown']);
    expect(withFacets(facets, events.slice(1))).toBe(facets);
  });
});

describe('groups', () => {
  it('are one for each number', () => {
    expect(
      [1000, 1132, 1300, 1402, 1526, 1630, 1700, 1803, 1903, 2003, 2305, 2402, 2511].map(groupOf),
    ).toEqual(EVENT_GROUPS.slice(0, -1));
    expect([999, 1012, 2106 + 200, 9999].map(groupOf)).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
  });
});
