// @vitest-environment happy-dom
import { act, cleanup } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { useEnglish } from '../catalogue.ts';
import type { FakeBridge } from '../fakeBridge.ts';
import { inClover, providersAnswer, renderConsole, serviceUser } from './renderConsole.tsx';

beforeAll(useEnglish);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const MINUTE = 60_000;
const LOGS = ['events.list', 'client.events', 'account.events'];

/** The page stands open for so long, and everything else about it changes. */
async function standsOpen(bridge: FakeBridge, minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute++) {
    bridge.change('paint', 'jobs', 'keys', 'requests');
    await act(async () => void (await vi.advanceTimersByTimeAsync(MINUTE)));
  }
}

const asked = (bridge: FakeBridge) => bridge.called().filter((op) => LOGS.includes(op)).length;

it.each([
  ['the provider’s log', '#/events', {}],
  ['a client’s log', '#/client', inClover],
  ['one’s own log', '#/events', { 'providers.list': providersAnswer(serviceUser) }],
  ['the team', '#/people', {}],
  ['the overview', '#/overview', {}],
])(
  '%s, open for half an hour, asks for events when it opens and at most once a minute after that',
  async (_, hash, answers) => {
    const { bridge } = renderConsole(hash, answers);
    await act(async () => void (await vi.advanceTimersByTimeAsync(MINUTE)));
    const opening = asked(bridge);
    expect(opening).toBeLessThanOrEqual(2);
    await standsOpen(bridge, 30);
    expect(asked(bridge) - opening).toBeLessThanOrEqual(30);
    expect(bridge.called().length).toBeGreaterThan(30);
  },
);
