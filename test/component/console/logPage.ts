import { screen } from '@testing-library/preact';
import { afterAll, beforeAll, vi } from 'vitest';
import type { EventPage, LogEvent } from '../../../utils/domain/events.ts';
import { type FakeBridge, yes } from '../fakeBridge.ts';
import { eventOf } from '../shared/fixtures.ts';

export const AT = new Date(2026, 10, 20, 10, 41).getTime();
export const HOUR = 3_600_000;

export const someEvents = (count: number, from = 0): LogEvent[] =>
  Array.from({ length: count }, (_, index) =>
    eventOf(`${from + index}`, 1000, { at: AT - (from + index) * HOUR, actor: `Person ${from + index}` }),
  );
export const logPage = (events: LogEvent[], continuation: string | null = null) =>
  yes({ events, continuation });
export const log = (name = 'Provider log') => screen.findByRole('grid', { name });
/** The cells of the rows in sight, the time first. */
export const eventRows = () =>
  screen.getAllByRole('rowheader').map((head) => [...(head.parentElement?.children ?? [])]);
/** How many rows there are, in sight or not. */
export const rowCount = () => Number(screen.getByRole('grid').getAttribute('aria-rowcount')) - 1;
/** What the log was asked for last. */
export const lastAsked = ({ calls }: FakeBridge) => calls.findLast(({ op }) => op === 'events.list')?.input;
export const reader = (first: EventPage, rest: EventPage) => ({
  'events.list': ({ continuation }: { continuation: string | null }) => yes(continuation ? rest : first),
});

/** For this file it is some days after the last event. */
export function useLogTime(): void {
  beforeAll(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 25, 12, 0) });
  });
  afterAll(() => {
    vi.useRealTimers();
  });
}
