// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { useEnglish } from '../catalogue.ts';
import { yes } from '../fakeBridge.ts';
import { clover } from '../shared/fixtures.ts';
import { press, type } from '../shared/typing.ts';
import { renderPopup } from './renderPopup.tsx';
import { createTranscript } from './transcript.ts';

beforeAll(useEnglish);
afterEach(cleanup);

it('tells a screen reader the whole story of finding a client', async () => {
  const entered = Promise.withResolvers<void>();
  const { step, text } = createTranscript();
  const field = () => screen.getByRole<HTMLInputElement>('combobox');
  const finds = (count: number) => waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(count));
  const typed = (query: string, then: () => Promise<unknown>) =>
    step(`types “${query}”`, async () => {
      type('Find a client', query);
      await then();
    });
  const pressed = (key: string) =>
    step(`presses ${key}`, async () => {
      press(key);
      await new Promise((resolve) => setTimeout(resolve, 0));
    });

  await step('opens the popup', async () => {
    renderPopup({
      'context.enter': async () => {
        await entered.promise;
        return yes({ token: 'token', client: clover });
      },
    });
    await finds(5);
    await waitFor(() => expect(document.activeElement).toBe(field()));
    await screen.findAllByText(/opened the vault of/);
  });
  await pressed('ArrowDown');
  await pressed('ArrowDown');
  await pressed('End');
  await pressed('ArrowUp');
  await typed('a', () => waitFor(() => expect(screen.getAllByRole('option').length).toBeGreaterThan(0)));
  await typed('zentih', () => screen.findByText('No client matches “zentih”'));
  await pressed('Escape');
  await finds(5);
  await typed('clo', () => finds(1));
  await step('presses Shift and Enter', async () => {
    fireEvent.keyDown(field(), { key: 'Enter', shiftKey: true });
    await screen.findByText('Switching to', { exact: false });
  });
  await step('is answered', async () => {
    entered.resolve();
    await screen.findByRole('region', { name: 'Current client, Clover Dental' });
    await finds(5);
  });
  await pressed('ArrowDown');

  await expect(text()).toMatchFileSnapshot('./combobox.transcript.txt');
});
