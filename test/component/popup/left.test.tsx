// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { HEAD_ROWS, type PaintLeft } from '../../../utils/bridge/paint.ts';
import { useEnglish } from '../catalogue.ts';
import { no, yes } from '../fakeBridge.ts';
import { clients, harbour, manyClients, northwind, unlocked } from '../shared/fixtures.ts';
import { press, type } from '../shared/typing.ts';
import { paintHead, renderPopup } from './renderPopup.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

const left = (more: Partial<PaintLeft>): PaintLeft => ({
  providerId: northwind.id,
  at: Date.now(),
  query: '',
  selectedId: null,
  scrollTop: 0,
  ...more,
});
async function field(): Promise<HTMLInputElement> {
  const input = await screen.findByRole<HTMLInputElement>('combobox', { name: 'Find a client' });
  await waitFor(() => expect(document.activeElement).toBe(input));
  return input;
}
const names = () => screen.queryAllByRole('option').map((row) => row.querySelector('.name')?.textContent);
const told = (calls: readonly { op: string; input: unknown }[]) =>
  calls.filter(({ op }) => op === 'popup.left').map(({ input }) => (input as { left: unknown }).left);

describe('what the last popup left', () => {
  it('is there with the first paint, and gives way to the next letter', async () => {
    const clover = clients.find(({ name }) => name === 'Clover Dental');
    renderPopup({ 'session.state': () => new Promise(() => undefined) }, clients, paintHead, false, {
      left: left({ query: 'clo', selectedId: clover?.id ?? null }),
    });
    const painted: unknown[] = [];
    await waitFor(() => {
      if (names().length > 0) painted.push(names());
      expect(painted.length).toBeGreaterThan(0);
    });
    expect(names()).not.toHaveLength(clients.length);
    const input = await field();
    expect(input.value).toBe('clo');
    expect(screen.getByRole('option', { selected: true }).querySelector('.name')?.textContent).toBe(
      'Clover Dental',
    );
    expect([input.selectionStart, input.selectionEnd]).toEqual([0, 3]);
  });

  it('is looked for in the whole list, so that its beginning does not flash by', async () => {
    const many = manyClients(200);
    const last = many.at(-1);
    const head = { ...paintHead, rows: many.slice(0, HEAD_ROWS), total: many.length, list: 'paint' as const };
    const { app } = renderPopup({}, many, head, false, {
      left: left({ query: last?.name ?? '', selectedId: last?.id ?? null }),
      list: many,
    });
    const seen: number[] = [];
    app.search.matches.subscribe((matches) => {
      if (app.search.query.peek() !== '') seen.push(matches.length);
    });
    await field();
    await waitFor(() => expect(app.search.selectedMatch.value?.client.id).toBe(last?.id));
    expect(seen.every((count) => count > 0)).toBe(true);
  });

  it('points at the client it pointed at, though nothing was typed', async () => {
    const [, second] = clients;
    renderPopup({}, clients, paintHead, false, { left: left({ selectedId: second?.id ?? null }) });
    await field();
    expect(screen.getByRole('option', { selected: true }).querySelector('.name')?.textContent).toBe(
      second?.name,
    );
  });

  it('scrolls the list to where it was', async () => {
    const many = manyClients(200);
    const head = { ...paintHead, rows: many.slice(0, HEAD_ROWS), total: many.length, list: 'paint' as const };
    renderPopup({}, many, head, false, { left: left({ scrollTop: 3_600 }), list: many });
    await field();
    expect(screen.getByRole('listbox').scrollTop).toBe(3_600);
    expect(names()).toContain(many[100]?.name);
    expect(names()).not.toContain(many[0]?.name);
  });

  it('is not shown under another provider, and a search that matches nothing any more says so', async () => {
    renderPopup({}, clients, paintHead, false, { left: left({ query: 'clo', providerId: harbour.id }) });
    expect((await field()).value).toBe('');
    expect(names()).toHaveLength(clients.length);
    cleanup();
    renderPopup({}, clients, paintHead, false, { left: left({ query: 'zentih' }) });
    await screen.findByText('No client matches “zentih”');
  });
});

describe('what the next popup finds', () => {
  it('is told with each change, the last one last, and never twice', async () => {
    const { bridge } = renderPopup();
    await field();
    type('Find a client', 'clo');
    await waitFor(() => expect(told(bridge.calls)).toHaveLength(1));
    type('Find a client', 'e');
    press('ArrowDown');
    await waitFor(() =>
      expect(told(bridge.calls).at(-1)).toMatchObject({ query: 'e', selectedId: expect.any(String) }),
    );
    const count = told(bridge.calls).length;
    press('Escape');
    await waitFor(() => expect(told(bridge.calls).at(-1)).toBeNull());
    expect(told(bridge.calls)).toHaveLength(count + 1);
  });

  it('is nothing after a switch, after a long text, or while another provider comes', async () => {
    const { bridge } = renderPopup();
    await field();
    type('Find a client', 'clo');
    await waitFor(() => expect(told(bridge.calls)).toHaveLength(1));
    press('Enter');
    await waitFor(() => expect(told(bridge.calls).at(-1)).toBeNull());
    const count = told(bridge.calls).length;
    type('Find a client', 'x'.repeat(101));
    await screen.findByText(/No client matches/);
    expect(told(bridge.calls)).toHaveLength(count);
  });

  it('does not hold up the popup when it cannot be told', async () => {
    const { bridge } = renderPopup({ 'popup.left': no('interrupted'), 'session.state': yes(unlocked) });
    await field();
    type('Find a client', 'clo');
    await waitFor(() => expect(told(bridge.calls)).toHaveLength(1));
    type('Find a client', 'acme');
    await waitFor(() => expect(told(bridge.calls)).toHaveLength(2));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
