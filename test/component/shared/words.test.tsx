// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clientFacts, clientWords } from '../../../components/shared/clientWords.ts';
import { EventText } from '../../../components/shared/EventText.tsx';
import { failureWords } from '../../../components/shared/failureWords.ts';
import { seatWords } from '../../../components/shared/seatWords.ts';
import { FAILURE_KINDS } from '../../../utils/domain/failures.ts';
import { useCatalogue } from '../../../utils/domain/text.ts';
import { message, useEnglish } from '../catalogue.ts';
import { acme, amber, baker, clientOf, eventOf, fjord } from './fixtures.ts';

beforeAll(useEnglish);
afterEach(() => {
  cleanup();
  useEnglish();
});

describe('the words of a failure', () => {
  it.each(FAILURE_KINDS)('are a sentence and a next step for %s', (kind) => {
    const { what, next } = failureWords({ kind });
    expect(what).toMatch(/^[A-Z].*\.$/);
    expect(next).toMatch(/^[A-Z].*\.$/);
    expect(`${what} ${next}`).not.toMatch(/!|please|oops|token|sync|cipher|\b[45]\d\d\b|\$/i);
  });

  it.each(['providerAdminOnly', 'providerSuspended', 'clientSuspended', 'clientUnreadable', 'unknown'])(
    'are the reason when a refusal has the reason %s',
    (reason) => {
      const { what } = failureWords({ kind: 'notAllowed', reason });
      expect(what).toBe(message(`reason_${reason}`));
      expect(what).toMatch(/^[A-Z].*\.$/);
    },
  );

  it('say until when Bitwarden asks to wait, to the second', () => {
    const { next } = failureWords({
      kind: 'rateLimited',
      detail: String(new Date(2026, 10, 25, 14, 3, 20).getTime()),
    });
    expect(next).toMatch(/^Try again at 2:03:20\sPM\.$/);
  });

  it('are those of an internal failure when a newer worker names one that is not known', () => {
    expect(failureWords({ kind: 'internal' }).what).not.toBe('');
    expect(failureWords({ kind: 'notAllowed', reason: 'madeUp' }).what).toBe(message('failure_notAllowed'));
  });
});

describe('the words of seats and clients', () => {
  it.each([
    [{ used: 10, total: 10 }, '10 of 10 seats, full'],
    [{ used: 141, total: 150 }, '141 of 150 seats, nearly full'],
    [{ used: 1, total: 1 }, '1 of 1 seat, full'],
    [{ used: 0, total: 60 }, '0 of 60 seats'],
    [{ used: 1200, total: null }, '1,200 seats'],
    [{ used: 1, total: null }, '1 seat'],
  ])('count %j', (seats, words) => {
    expect(seatWords(seats)).toBe(words);
  });

  it('read the whole row', () => {
    expect(clientWords(baker, false)).toBe('Baker & Sons, Teams, 10 of 10 seats, full');
    expect(clientWords(acme, true)).toBe('Acme Legal, Enterprise, 18 of 25 seats, current client');
    expect(clientWords(fjord, false)).toBe('Fjord Architects, Teams, suspended');
    expect(clientWords(amber, false)).toBe('Amber Mutual, Teams, unreadable');
    expect(clientFacts(clientOf(1, 'Nameless', { plan: '' }))).toBe('4 of 10 seats');
    expect(clientFacts(fjord)).toBe('Suspended · 4 of 10 seats');
  });
});

describe('the text of an event', () => {
  const text = (type: number, more = {}) => render(<EventText event={eventOf('1', type, more)} />).container;

  it('sets actor and object off from the words', () => {
    const line = text(1903, { object: 'Clover Dental' });
    expect(line.textContent).toBe('Kim Larsen opened the vault of Clover Dental');
    expect([...line.querySelectorAll('bdi.strong')].map((part) => part.textContent)).toEqual([
      'Kim Larsen',
      'Clover Dental',
    ]);
  });

  it('has words of its own without an object', () => {
    expect(text(1107).textContent).toBe('Kim Larsen viewed an item');
    expect(text(1003).textContent).toBe('Kim Larsen turned off two-step login');
  });

  it('closes the gap where a language has no such words', () => {
    useCatalogue((key, [object] = []) => (key === 'event_7' ? `did ${object} with care` : ''), 'en');
    expect(text(7).textContent).toBe('Kim Larsen did with care');
  });

  it('leaves out an object its words have no place for', () => {
    expect(text(1003, { object: 'something' }).textContent).toBe('Kim Larsen turned off two-step login');
  });

  it('names the number of an event it does not know, and someone nobody knows', () => {
    expect(text(987_654, { actor: null }).textContent).toBe(
      'Someone did something this version does not know (event 987654)',
    );
    expect(text(987_654, { object: 'x' }).textContent).toContain('event 987654');
  });

  it('keeps markup and dollar signs of a name as they are', () => {
    expect(text(1903, { object: '<b>$1</b>' }).textContent).toBe('Kim Larsen opened the vault of <b>$1</b>');
  });
});
