import { describe, expect, it } from 'vitest';
import {
  type AttentionFacts,
  type AttentionKind,
  attentionOf,
  clientsInNeed,
  clientTotals,
  MOST_NAMED,
  NO_FACTS,
  tightest,
  unseenOf,
} from '../../../utils/domain/attention.ts';
import type { Client } from '../../../utils/domain/clients.ts';
import { toLogged } from '../../../utils/domain/loggedEvent.ts';
import type { Person } from '../../../utils/domain/people.ts';
import { findSevere } from '../../../utils/domain/severity.ts';
import { clientOf, eventOf, manyClients } from '../../component/shared/fixtures.ts';

const kindsOf = (facts: Partial<AttentionFacts>): AttentionKind[] =>
  attentionOf({ ...NO_FACTS, ...facts }).map(({ kind }) => kind);
const itemOf = (facts: Partial<AttentionFacts>) => attentionOf({ ...NO_FACTS, ...facts })[0];

const person = (name: string, more: Partial<Person> = {}): Person => ({
  id: name as Person['id'],
  userId: null,
  name,
  email: `${name}@northwind.example`,
  role: 'providerAdmin',
  status: 'confirmed',
  isYou: false,
  invitedAt: null,
  ...more,
});
const using = (used: number, total: number | null, more: Partial<Client> = {}) =>
  clientOf(used, `Client ${used}`, { seats: { used, total }, ...more });

describe('what needs somebody', () => {
  it('is nothing while nothing is known, and nothing while all is well', () => {
    expect(kindsOf({})).toEqual([]);
    expect(
      kindsOf({
        people: [person('Kim'), person('Priya')],
        clients: clientsInNeed([using(4, 10)]),
        severe: [],
      }),
    ).toEqual([]);
  });

  it('is a lonely Provider Admin, until a second one is confirmed', () => {
    const waiting = person('Priya', { status: 'accepted' });
    expect(itemOf({ people: [person('Kim'), waiting] })).toMatchObject({
      kind: 'onlyAdmin',
      level: 'danger',
      place: 'people',
      names: ['Kim'],
    });
    expect(kindsOf({ people: [person('Kim'), waiting] })).toEqual(['onlyAdmin', 'waiting']);
    expect(kindsOf({ people: [person('Kim'), { ...waiting, status: 'confirmed' }] })).toEqual([]);
  });

  it.each<[AttentionKind, Client]>([
    ['seatsOver', using(11, 10)],
    ['seatsFull', using(10, 10)],
    ['seatsNear', using(9, 10)],
    ['suspended', using(10, 10, { trouble: 'suspended' })],
    ['unreadable', using(4, 10, { trouble: 'unreadable' })],
  ])('is %s, once for each client', (kind, client) => {
    const [item, ...others] = attentionOf({ ...NO_FACTS, clients: clientsInNeed([using(1, null), client]) });
    expect(others).toEqual([]);
    expect(item).toMatchObject({ kind, count: 1, clients: [client] });
  });

  it('names the first few clients and counts all of them', () => {
    const item = itemOf({
      clients: clientsInNeed(manyClients(40).map((one) => ({ ...one, seats: { used: 5, total: 5 } }))),
    });
    expect(item).toMatchObject({ kind: 'seatsFull', count: 40 });
    expect(item?.clients).toHaveLength(MOST_NAMED);
  });

  it('comes worst first', () => {
    const severe = findSevere([eventOf('1', 1007), eventOf('2', 1007)]);
    expect(
      kindsOf({
        people: [person('Kim'), person('Jo', { status: 'accepted', role: 'serviceUser' })],
        clients: clientsInNeed([using(10, 10), using(9, 10), using(12, 10)], {
          [using(10, 10).id]: { isHalfMade: true },
        }),
        severe,
        teamChanges: [{ kind: 'newAdmin', name: 'Mallory' }],
        warnings: ['Tax number missing'],
        dropped: [{ of: 'clients', count: 1, providerId: 'p' as never, clientId: null, at: 1 }],
      }),
    ).toEqual([
      'onlyAdmin',
      'severe',
      'teamChanged',
      'halfMade',
      'seatsOver',
      'serverWarning',
      'waiting',
      'dropped',
      'seatsFull',
      'seatsNear',
    ]);
    expect(itemOf({ severe })).toMatchObject({ count: 2, names: ['vaultExported'], place: 'events' });
  });
});

describe('events nobody has seen', () => {
  const events = [3, 2, 1].map((at) => toLogged(eventOf(String(at), 1007, { at })));

  it('are those after the last look', () => {
    expect(unseenOf(events, 1).map(({ at }) => at)).toEqual([3, 2]);
    expect(unseenOf(events, 0)).toHaveLength(3);
    expect(unseenOf(events, 3)).toEqual([]);
  });

  it('are none before somebody looked', () => {
    expect(unseenOf(events, null)).toEqual([]);
  });
});

describe('how much there is', () => {
  it('counts seats of all clients; one without a limit with what it uses', () => {
    expect(clientTotals([using(4, 10), using(7, null), using(3, 5, { trouble: 'suspended' })])).toEqual({
      clients: 3,
      suspended: 1,
      used: 14,
      assigned: 22,
    });
  });

  it('watches the clients whose seats run out first', () => {
    const clients = [using(9, 10), using(4, 10), using(12, 10), using(10, 10), using(99, null)];
    expect(tightest(clients, 2).map(({ seats }) => seats.used)).toEqual([12, 10]);
    expect(tightest([using(10, 10, { trouble: 'suspended' })], 2)).toEqual([]);
  });
});
