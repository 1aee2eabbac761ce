// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Pause } from '../../../utils/domain/pauses.ts';
import { message, useEnglish } from '../catalogue.ts';
import { renderConsole } from '../console/renderConsole.tsx';
import { no, yes } from '../fakeBridge.ts';
import { renderPopup } from '../popup/renderPopup.tsx';
import { expectAccessible } from './expectAccessible.ts';
import { account, clients } from './fixtures.ts';
import { click } from './typing.ts';

const START = new Date(2026, 10, 25, 14, 2, 20).getTime();
const until = START + 60_000;

beforeAll(useEnglish);
beforeEach(
  () => void vi.useFakeTimers({ toFake: ['setInterval', 'setTimeout', 'clearInterval', 'Date'], now: START }),
);
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const pass = (milliseconds = 0) => vi.advanceTimersByTimeAsync(milliseconds);
const pausing = (kind: Pause['kind'], end = until) => yes([{ region: account.region, kind, until: end }]);
const notice = () => document.querySelector('.notice');
/** What a screen reader says of it. */
const said = () => {
  const clone = notice()?.cloneNode(true) as Element | undefined;
  for (const hidden of clone?.querySelectorAll('[aria-hidden]') ?? []) hidden.remove();
  return clone?.textContent?.trim().replaceAll('\u202f', ' ');
};
const GOES_ON = 'Bitwarden asks to wait until 2:03:20 PM. Your work goes on by itself.';

describe.each([
  ['popup', renderPopup],
  ['console', (answers: Parameters<typeof renderPopup>[0]) => renderConsole('#/people', answers)],
])('a pause in the %s', (_, render) => {
  it('is one calm notice with its end, whose seconds nobody reads aloud, and is gone when it is over', async () => {
    render({ 'requests.pauses': pausing('read') });
    await pass();
    expect(notice()?.getAttribute('role')).toBe('status');
    expect(said()).toBe(GOES_ON);
    expect(notice()?.textContent).toContain('1:00');
    await pass(53_000);
    expect(notice()?.textContent).toContain('0:07');
    expect(said()).toBe(GOES_ON);
    await pass(8_000);
    expect(notice()).toBeNull();
  });

  it('breaks no rule of accessibility', async () => {
    vi.useRealTimers();
    render({ 'requests.pauses': pausing('read', Date.now() + 60_000) });
    await screen.findByText(/^Bitwarden asks to wait/);
    await expectAccessible();
  });

  it('is heard of while the page is open', async () => {
    const { bridge } = render({ 'requests.pauses': yes([]) });
    await pass();
    expect(notice()).toBeNull();
    bridge.answers['requests.pauses'] = pausing('read');
    bridge.change('requests');
    await pass();
    expect(said()).toBe(GOES_ON);
  });

  it('of changes says to make them again', async () => {
    render({ 'requests.pauses': pausing('write') });
    await pass();
    expect(said()).toBe(
      'Bitwarden takes no further changes until 2:03:20 PM. Nothing is lost; make them again then.',
    );
  });

  it('of another region or of signing in is nothing to whoever works here', async () => {
    render({
      'requests.pauses': yes([
        { region: 'eu', kind: 'read', until },
        { region: account.region, kind: 'signIn', until },
      ]),
    });
    await pass();
    expect(notice()).toBeNull();
  });
});

describe('what has to wait', () => {
  const refused = no('rateLimited', { detail: String(until) });

  it('goes on by itself when the pause is over, and is no failure until then', async () => {
    const { bridge } = renderPopup({ 'clients.refresh': refused, 'events.list': refused });
    await pass();
    click('Refresh');
    await pass();
    expect(said()).toBe(GOES_ON);
    expect(document.querySelectorAll('.notice')).toHaveLength(1);
    expect(screen.queryByText(/Try again/)).toBeNull();
    const asked = (op: string) => bridge.called().filter((name) => name === op).length;
    const before = asked('clients.refresh');
    bridge.answers['clients.refresh'] = yes({ syncedAt: until });
    bridge.answers['clients.list'] = yes({
      clients: clients.slice(0, 1),
      syncedAt: until,
      currentId: null,
      usages: {},
    });
    bridge.answers['events.list'] = yes({ events: [], continuation: null });
    await pass(58_000);
    expect(asked('clients.refresh')).toBe(before);
    await pass(3_000);
    expect(asked('clients.refresh')).toBe(before + 1);
    expect(notice()).toBeNull();
    expect(screen.getAllByRole('option')).toHaveLength(1);
    expect(screen.getByText(message('popup_no_events'))).toBeTruthy();
  });

  it('waits again when Bitwarden asks again', async () => {
    const { bridge } = renderPopup({ 'events.list': refused });
    await pass();
    bridge.answers['events.list'] = no('rateLimited', { detail: String(until + 120_000) });
    await pass(61_000);
    expect(said()).toBe(GOES_ON.replace('2:03:20', '2:05:20'));
  });

  it('and changes something is not made again, and says when', async () => {
    const { bridge } = renderPopup({ 'context.enter': refused });
    await pass();
    screen.getAllByRole('option')[0]?.click();
    await pass();
    expect(said()).toMatch(
      /^Bitwarden asks for a pause: .* Nothing was changed\. Try again at 2:03:20\sPM\.$/,
    );
    await pass(120_000);
    expect(bridge.called().filter((name) => name === 'context.enter')).toHaveLength(1);
  });
});
