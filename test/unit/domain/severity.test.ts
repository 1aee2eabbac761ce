import { describe, expect, it } from 'vitest';
import { isSevere, type LogEvent } from '../../../utils/domain/events.ts';
import { blindRules, findSevere, SEVERITY_RULES } from '../../../utils/domain/severity.ts';
import { message } from '../../component/catalogue.ts';
import { eventOf } from '../../component/shared/fixtures.ts';

const MINUTE = 60_000;
const START = 100 * MINUTE;
const failed = (minute: number, actor: string, type = 1005): LogEvent =>
  eventOf(`${actor} ${minute}`, type, { at: START + minute * MINUTE, actor, actorId: actor });
const newestFirst = (events: LogEvent[]) => events.toSorted((a, b) => b.at - a.at);
const found = (events: LogEvent[]) =>
  findSevere(newestFirst(events)).map(({ rule, event, count }) => [rule, event.key, count]);

describe('the rules of severity', () => {
  it('each have words', () => {
    for (const { id } of SEVERITY_RULES) expect(message(`severity_${id}`)).toMatch(/^[A-Z].*[^.]$/);
  });

  it('find each event of their types, newest first', () => {
    const types = [1003, 1004, 1007, 1508, 1519, 1601, 1602, 1902];
    const events = types.map((type, index) => eventOf(`${type}`, type, { at: START + index }));
    expect(found(events).map(([, key]) => Number(key))).toEqual(types.toReversed());
    expect(types.every(isSevere)).toBe(true);
  });

  it('find nothing in an ordinary day', () => {
    expect(found([eventOf('1', 1000), eventOf('2', 1903), failed(0, 'Ada')])).toEqual([]);
  });
});

describe('a burst of failed sign-ins', () => {
  const five = [0, 2, 4, 6, 8].map((minute) => failed(minute, 'Ada'));

  it('is five of one account within ten minutes, of either kind, found once', () => {
    expect(found(five)).toEqual([['failedBurst', 'Ada 8', 5]]);
    expect(found([...five.slice(1), failed(0, 'Ada', 1006)])).toEqual([['failedBurst', 'Ada 8', 5]]);
  });

  it('is not four, nor five of two accounts, nor five in a longer time', () => {
    expect(found(five.slice(1))).toEqual([]);
    expect(found([...five.slice(1), failed(0, 'Leo')])).toEqual([]);
    expect(found([0, 3, 6, 9, 12].map((minute) => failed(minute, 'Ada')))).toEqual([]);
  });

  it('is found again when it goes on later', () => {
    const later = [60, 61, 62, 63, 64, 65].map((minute) => failed(minute, 'Ada'));
    expect(found([...five, ...later])).toEqual([
      ['failedBurst', 'Ada 65', 6],
      ['failedBurst', 'Ada 8', 5],
    ]);
  });
});

describe('what a rule cannot see', () => {
  it('is what Bitwarden writes to another log', () => {
    expect(blindRules('provider')).toEqual(['vaultPurged', 'recovery']);
    expect(blindRules('client')).toEqual(['clientRemoved']);
    expect(blindRules('account')).toEqual(['vaultPurged', 'clientRemoved', 'recovery']);
  });
});
