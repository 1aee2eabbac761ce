// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { JobView } from '../../../utils/domain/jobs.ts';
import { useEnglish } from '../catalogue.ts';
import { no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { click } from '../shared/typing.ts';
import { jobView } from './jobView.ts';
import { renderConsole } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

type Item = JobView['items'][number];
const item = (label: string, state: Item['state'], reason: Item['reason'] = null): Item => ({
  key: label,
  label,
  state,
  reason,
});

function job(more: Partial<JobView> = {}): JobView {
  const items = more.items ?? [item('a@x.example', 'done'), item('b@x.example', 'waiting')];
  return jobView({ progress: { done: 1, total: items.length }, ...more, items });
}

const shown = (found: JobView) => renderConsole('#/people', { 'jobs.list': yes([found]) });
const card = () => screen.findByRole('article', { name: 'Invite 2 people' });

describe('a job', () => {
  it('says how far it is, in words and as a bar, and can be paused and cancelled', async () => {
    const { bridge } = shown(job());
    expect(within(await card()).getByRole('status').textContent).toBe('1 of 2');
    expect(screen.getByRole('progressbar').getAttribute('value')).toBe('1');
    await expectAccessible();
    bridge.answers['jobs.pause'] = yes({});
    bridge.answers['jobs.cancel'] = yes({});
    click('Pause');
    click('Cancel the rest');
    await waitFor(() =>
      expect(bridge.called()).toEqual(expect.arrayContaining(['jobs.pause', 'jobs.cancel'])),
    );
  });

  it('that left a client unknown is asked again by a person, and one that is half made stands out', async () => {
    const { bridge } = renderConsole('#/people', {
      'jobs.list': yes([
        job({
          kind: 'createClients',
          state: 'ended',
          items: [item('Zephyr', 'unknown', 'lost'), item('Yarrow', 'done', 'halfMade')],
        }),
      ]),
      'clients.createAgain': no('offline'),
    });
    await screen.findByRole('article', { name: 'Create 2 clients' });
    expect(screen.getByText(/^It is there, but Bitwarden did not finish it/)).toBeDefined();
    await expectAccessible();
    click('Look again, and create what is not there');
    await waitFor(() => expect(bridge.called()).toContain('clients.createAgain'));
  });

  it('goes on as the worker tells', async () => {
    const { bridge } = shown(job());
    await card();
    bridge.answers['jobs.list'] = yes([job({ progress: { done: 2, total: 2 } })]);
    bridge.change('jobs');
    await screen.findByText('2 of 2');
  });

  it('that waits for Bitwarden says until when', async () => {
    shown(job({ waitsUntil: new Date(2026, 10, 25, 14, 5, 6).getTime() }));
    expect(within(await card()).getByRole('status').textContent).toMatch(
      /^1 of 2\. Bitwarden asks to wait until \d+:05:06/,
    );
  });

  it('that paused says why, and resumes', async () => {
    const { bridge } = shown(job({ state: 'paused', stoppedBy: { kind: 'unreachable' } }));
    expect(within(await card()).getByText(/^Bitwarden cannot be reached/)).toBeDefined();
    expect(screen.getByText('Paused at 1 of 2')).toBeDefined();
    await expectAccessible();
    bridge.answers['jobs.resume'] = yes({});
    click('Resume');
    await waitFor(() => expect(bridge.called()).toContain('jobs.resume'));
  });

  it('that ended says how each of them did, and what went wrong first and at once', async () => {
    const items = [item('a@x.example', 'done'), item('b@x.example', 'unknown', 'lost')];
    const { bridge } = shown(job({ state: 'ended', items }));
    expect(within(await card()).getAllByRole('status')[0]?.textContent).toBe('1 done, 1 unknown');
    const rows = within(await card()).getAllByRole('listitem');
    expect(rows.map((row) => row.textContent)).toEqual([
      'Unknownb@x.exampleThe answer was lost. Look whether it happened before you do it again.',
      'Donea@x.example',
    ]);
    await expectAccessible();
    bridge.answers['jobs.dismiss'] = yes({});
    bridge.answers['jobs.list'] = yes([]);
    click('Dismiss');
    await waitFor(() => expect(screen.queryByRole('article')).toBeNull());
  });

  it('that ended is a line for a ticket: UTC time, who, where, what, and how each of them did', async () => {
    const ada = { ...item('Ada Wren', 'done'), role: 'providerAdmin' as const };
    const items = [ada, item('Leo Hartmann', 'refused', 'gone')];
    shown(job({ kind: 'changeRole', state: 'ended', endedAt: Date.UTC(2026, 10, 25, 13, 41), items }));
    const line =
      '2026-11-25 13:41:00 UTC · Kim Larsen · Northwind MSP · Change the role of 2 people · 1 done, 1 refused' +
      ' · Ada Wren to Provider Admin: Done · Leo Hartmann: Refused, Not in the team any more.';
    await screen.findByText(line);
    click('Copy a line for a ticket');
    await screen.findByText(`Copied: ${line}`);
    expect(await navigator.clipboard.readText()).toBe(line);
  });

  it('says where the browser refuses to copy its line, which stays to be selected', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowedError'));
    shown(job({ state: 'ended', endedAt: 0 }));
    await card();
    click('Copy a line for a ticket');
    const said = await screen.findByText(
      /^The browser refused to copy\. Select it here: .* · Invite 2 people · /,
    );
    expect(said.className).toContain('is-refused');
  });

  it('of very many names some and counts the others', async () => {
    const items = Array.from({ length: 45 }, (_, at) => item(`a${at}@x.example`, 'done'));
    shown(job({ state: 'ended', endedAt: 0, items }));
    await screen.findByText(/ · a19@x\.example: Done · and 25 more$/);
  });

  it('that ended long ago makes room for those that ended last, and never one that runs', async () => {
    const ended = Array.from({ length: 5 }, (_, at) => job({ id: `ended ${at}`, state: 'ended' }));
    renderConsole('#/people', { 'jobs.list': yes([...ended, job({ id: 'running' })]) });
    await screen.findByText('Pause');
    expect(screen.getAllByRole('article')).toHaveLength(4);
  });

  it('that could not be told is said', async () => {
    const { bridge } = shown(job());
    await card();
    bridge.answers['jobs.pause'] = no('storageFull');
    click('Pause');
    await screen.findByText(/storage/i);
  });
});
