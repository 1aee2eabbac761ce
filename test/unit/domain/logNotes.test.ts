import { beforeAll, describe, expect, it } from 'vitest';
import { NO_FILTER } from '../../../utils/domain/eventFilter.ts';
import { eventNote } from '../../../utils/domain/eventNote.ts';
import {
  openingsByClient,
  openingsByPerson,
  openingsOf,
  watchAccounts,
} from '../../../utils/domain/eventSummary.ts';
import type { ProviderUserId } from '../../../utils/domain/ids.ts';
import { toLogged } from '../../../utils/domain/loggedEvent.ts';
import {
  MOST_FILTERS,
  NO_NOTES,
  reasonFor,
  type TeamMember,
  teamChanges,
  withFilter,
  withReason,
} from '../../../utils/domain/logNotes.ts';
import { bucketsOf } from '../../../utils/domain/timeline.ts';
import { useEnglish } from '../../component/catalogue.ts';
import { account, acme, clover, eventOf } from '../../component/shared/fixtures.ts';

beforeAll(useEnglish);

const MINUTE = 60_000;
const AT = Date.UTC(2026, 10, 20, 9, 41, 7);
const clientOf = ({ id, name, code, hue }: typeof clover) => ({ id, name, code, hue });
const opened = (at: number, client = clover, actor = 'Kim Larsen') =>
  eventOf(`${at} ${client.name} ${actor}`, 1903, {
    at,
    actor,
    actorId: actor === 'Kim Larsen' ? account.id : actor,
    object: client.name,
    client: clientOf(client),
  });

describe('a line for a ticket', () => {
  it('says UTC time, who, client, what and result, and the reason where there is one', () => {
    expect(eventNote(opened(AT), 'T-42')).toBe(
      '2026-11-20 09:41:07 UTC · Kim Larsen · Clover Dental · opened the vault of Clover Dental · recorded by Bitwarden · Web vault, Chrome · T-42',
    );
  });
});

describe('the reason of an opening', () => {
  const reasons = [
    { at: AT - 2 * MINUTE, clientId: clover.id, text: 'T-1' },
    { at: AT - 30_000, clientId: clover.id, text: 'T-2' },
  ];
  it('is the nearest before it in that client, by this account', () => {
    expect(reasonFor(opened(AT), reasons, account.id)).toBe('T-2');
    expect(reasonFor(opened(AT - MINUTE - 50_000), reasons, account.id)).toBe('T-1');
  });
  it('is none for another client, another person, another event or another time', () => {
    expect(reasonFor(opened(AT, acme), reasons, account.id)).toBeNull();
    expect(reasonFor(opened(AT, clover, 'Ada Wren'), reasons, account.id)).toBeNull();
    expect(reasonFor({ ...opened(AT), type: 1902 }, reasons, account.id)).toBeNull();
    expect(reasonFor(opened(AT + 20 * MINUTE), reasons, account.id)).toBeNull();
  });
});

describe('notes', () => {
  it('hold one filter under a name, and not more than there is room for', () => {
    let notes = withFilter(NO_NOTES, { name: 'Mine', filter: NO_FILTER });
    notes = withFilter(notes, { name: 'Mine', filter: { ...NO_FILTER, text: 'x' } });
    expect(notes.filters).toEqual([{ name: 'Mine', filter: { ...NO_FILTER, text: 'x' } }]);
    for (let at = 0; at < 60; at++) notes = withFilter(notes, { name: `${at}`, filter: NO_FILTER });
    expect(notes.filters).toHaveLength(MOST_FILTERS);
    expect(withReason(notes, { at: 1, clientId: clover.id, text: 'T' }).reasons).toHaveLength(1);
  });
});

describe('changes of a team', () => {
  const member = (id: string, role: TeamMember['role']): TeamMember => ({
    id: id as ProviderUserId,
    name: id,
    role,
  });
  const before = [
    member('Kim', 'providerAdmin'),
    member('Ada', 'serviceUser'),
    member('Leo', 'providerAdmin'),
  ];

  it('are new admins and other roles, and nothing else', () => {
    const now = [
      member('Kim', 'providerAdmin'),
      member('Ada', 'providerAdmin'),
      member('Leo', 'serviceUser'),
      member('Mia', 'providerAdmin'),
      member('Jo', 'serviceUser'),
    ];
    expect(teamChanges(before, now)).toEqual([
      { kind: 'newAdmin', name: 'Ada' },
      { kind: 'roleChanged', name: 'Leo' },
      { kind: 'newAdmin', name: 'Mia' },
    ]);
  });

  it('are none without a team to compare with', () => {
    expect(teamChanges(null, before)).toEqual([]);
    expect(teamChanges(before, before)).toEqual([]);
  });
});

describe('who opened which vault', () => {
  it('is counted by person and client, the latest first', () => {
    const events = [
      opened(500),
      opened(400, acme),
      opened(300),
      opened(200, clover, 'Ada Wren'),
      opened(100),
    ];
    expect(
      openingsOf(events.map(toLogged)).map(({ actor, client, count, first, last }) => [
        actor,
        client?.name,
        count,
        first,
        last,
      ]),
    ).toEqual([
      ['Kim Larsen', 'Clover Dental', 3, 100, 500],
      ['Kim Larsen', 'Acme Legal', 1, 400, 400],
      ['Ada Wren', 'Clover Dental', 1, 200, 200],
    ]);
  });
});

describe('what each person opened', () => {
  it('is summed up over clients, and over people for each client, most first', () => {
    const events = [opened(500), opened(400, acme), opened(300), opened(200, clover, 'Ada Wren')];
    expect(openingsByPerson(openingsOf(events.map(toLogged)))).toEqual([
      { name: 'Kim Larsen', others: 2, count: 3, last: 500 },
      { name: 'Ada Wren', others: 1, count: 1, last: 200 },
    ]);
    expect(openingsByClient(openingsOf(events.map(toLogged)))).toEqual([
      { name: clover.name, others: 2, count: 3, last: 500 },
      { name: acme.name, others: 1, count: 1, last: 400 },
    ]);
  });
});

describe('the watch over accounts', () => {
  it('counts failures, two-step changes and exports, most failures first', () => {
    const of = (type: number, actor: string) =>
      toLogged(eventOf(`${type} ${actor}`, type, { actor, actorId: actor }));
    const events = [of(1007, 'Kim'), of(1005, 'Ada'), of(1006, 'Ada'), of(1003, 'Ada'), of(1000, 'Leo')];
    expect(watchAccounts(events)).toMatchObject([
      { actor: 'Ada', failed: 2, twoStep: 1, exports: 0 },
      { actor: 'Kim', failed: 0, twoStep: 0, exports: 1 },
    ]);
  });
});

describe('the timeline', () => {
  const span = { start: new Date(2026, 2, 20).getTime(), end: new Date(2026, 3, 3).getTime() - 1 };
  it('has a bar for each local day, also over a change of the clock, and counts every event once', () => {
    const events = Array.from({ length: 14 * 24 }, (_, hour) =>
      toLogged(eventOf(`${hour}`, hour % 50 === 0 ? 1003 : 1000, { at: span.end - hour * 60 * MINUTE })),
    );
    const buckets = bucketsOf(span, events);
    expect(buckets).toHaveLength(14);
    expect(buckets.every(({ start }) => new Date(start).getHours() === 0)).toBe(true);
    expect(buckets.reduce((sum, { count }) => sum + count, 0)).toBe(
      events.filter(({ event: { at } }) => at >= span.start).length,
    );
    expect(buckets.reduce((sum, { severe }) => sum + severe, 0)).toBe(7);
  });
  it('leaves out what is outside', () => {
    const events = [span.end + 1, span.start - 1].map((at) => toLogged(eventOf(`${at}`, 1000, { at })));
    expect(bucketsOf(span, events).every(({ count }) => count === 0)).toBe(true);
  });
});
