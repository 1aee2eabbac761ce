// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Result } from '../../../utils/bridge/envelope.ts';
import type { Client } from '../../../utils/domain/clients.ts';
import type { EventPage } from '../../../utils/domain/events.ts';
import { spanOf } from '../../../utils/domain/reportPeriods.ts';
import { dateName } from '../../../utils/domain/time.ts';
import { useEnglish } from '../catalogue.ts';
import { type Answers, no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { acme, clients, clover, eventOf, fjord } from '../shared/fixtures.ts';
import { click } from '../shared/typing.ts';
import { loadsAll } from './loadJob.ts';
import { answerLater, inClover, renderConsole } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const inside = (client: Client): Answers => ({
  'clients.list': () => yes({ clients, syncedAt: Date.now(), currentId: client.id, usages: {} }),
});
const part = (name: string) => screen.findByRole('region', { name });
const opened = (key: string, actor: string) => eventOf(key, 1603, { actor, actorId: actor });

describe('the report about a client', () => {
  it('says its seats, its people, our accesses and its policies, each with when', async () => {
    renderConsole('#/report', {
      ...inClover,
      'client.policies': yes([
        { type: 0, enabled: true },
        { type: 9, enabled: false },
      ]),
      'client.events': yes({
        events: [opened('1', 'Kim Larsen'), opened('2', 'Kim Larsen'), opened('3', 'Ada Wren')],
        continuation: null,
      }),
    });
    await screen.findByRole('heading', { level: 1, name: 'Clover Dental' });
    expect((await part('Seats, today')).textContent).toMatch(/Assigned60In use40Remaining20/);
    await waitFor(async () =>
      expect((await part('People, today')).textContent).toMatch(/Confirmed36Wait to be confirmed2/),
    );
    const accesses = await part('When we opened your vault');
    await within(accesses).findByText('The vault was opened 3 times.');
    const rows = within(accesses).getAllByRole('row').slice(1);
    expect(rows.map((row) => row.querySelectorAll('th, td')[1]?.textContent)).toEqual(['2', '1']);
    const { start, end } = spanOf('thisQuarter', Date.now());
    expect(accesses.textContent).toContain(`${dateName(start)} to ${dateName(end)}: 3 loaded, complete.`);
    const policies = await part('Policies that are on, today');
    expect(
      within(policies)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['Require two-step login']);
    expect(document.title).not.toContain('Clover');
    await expectAccessible();
  });

  it('says that it reads before it says that nothing was found', async () => {
    const later = answerLater<Result<EventPage>>();
    renderConsole('#/report', { ...inClover, 'client.events': later.answer });
    const accesses = await part('When we opened your vault');
    expect(accesses.textContent).toContain('It is being read.');
    expect(accesses.textContent).not.toContain('was opened');
    await expectAccessible();
    later.resolve(yes({ events: [], continuation: null }));
    await screen.findByText('The vault was not opened in this period.');
  });

  it('says how far the log was read, and leaves the rest to a job when asked to', async () => {
    const { bridge } = renderConsole('#/report', {
      ...inClover,
      'client.events': yes({ events: [eventOf('1', 1107)], continuation: 'next' }),
    });
    await screen.findByText(/Nothing that was read so far says/);
    await screen.findByText(/1 loaded, more exist/);
    await expectAccessible();
    const job = loadsAll(bridge, 'client', clover);
    click('Read all of the period');
    await waitFor(() => expect(job.job).not.toBeNull());
    job.read([opened('2', 'Ada Wren')], null, { state: 'ended' });
    await screen.findByText('The vault was opened 1 time.');
    await screen.findByText(/2 loaded, complete/);
  });

  it('is about the period that is chosen', async () => {
    const { bridge } = renderConsole('#/report', inClover);
    await screen.findByRole('heading', { level: 1, name: 'Clover Dental' });
    await screen.findByText(/1 loaded, complete/);
    const choice = screen.getByLabelText<HTMLSelectElement>('Period');
    expect(choice.value).toBe('thisQuarter');
    fireEvent.change(choice, { target: { value: 'lastQuarter' } });
    const span = spanOf('lastQuarter', Date.now());
    await waitFor(() =>
      expect(bridge.calls.filter(({ op }) => op === 'client.events').at(-1)?.input).toMatchObject({
        range: span,
      }),
    );
    await screen.findByText(new RegExp(`^${dateName(span.start)} to ${dateName(span.end)}`));
    await screen.findByText('The vault was not opened in this period.');
    await expectAccessible();
  });

  it('is printed', async () => {
    const print = vi.fn();
    vi.stubGlobal('print', print);
    renderConsole('#/report', inClover);
    await screen.findByRole('heading', { level: 1, name: 'Clover Dental' });
    click('Print, or save as PDF');
    expect(print).toHaveBeenCalledOnce();
  });

  it('says what could not be read', async () => {
    renderConsole('#/report', { ...inClover, 'client.memberCounts': no('serverError') });
    await waitFor(async () =>
      expect((await part('People, today')).textContent).toContain('not in this report'),
    );
    await expectAccessible();
  });

  it('says why a suspended client has no people and no policies in it', async () => {
    const { bridge } = renderConsole('#/report', inside(fjord));
    await waitFor(async () => expect((await part('People, today')).textContent).toMatch(/suspended/));
    expect((await part('Policies that are on, today')).textContent).toMatch(/suspended/);
    await expectAccessible();
    expect(bridge.called()).not.toContain('client.memberCounts');
  });

  it('says why there are no accesses where there is no log', async () => {
    const { bridge } = renderConsole('#/report', {
      'clients.list': () =>
        yes({
          clients: [{ ...acme, features: 0 }],
          syncedAt: Date.now(),
          currentId: acme.id,
          usages: {},
        }),
    });
    await waitFor(async () => expect((await part('When we opened your vault')).textContent).toMatch(/plan/));
    await expectAccessible();
    expect(bridge.called()).not.toContain('client.events');
  });

  it('asks which client when none is worked in', async () => {
    renderConsole('#/report');
    await screen.findByRole('heading', { level: 1, name: 'Choose a client' });
    (await screen.findByRole('button', { name: /^Clover Dental/ })).click();
    await screen.findByRole('heading', { level: 1, name: clover.name });
    await part('Seats, today');
  });
});
