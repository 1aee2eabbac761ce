import { screen, within } from '@testing-library/preact';
import { vi } from 'vitest';
import type { Answers } from '../fakeBridge.ts';
import { renderConsole } from './renderConsole.tsx';

export const renderBilling = (answers: Answers = {}) => renderConsole('#/billing', answers);

export const seatGrid = () => screen.findByRole('grid', { name: 'Seats of each organization' });
export const cells = (grid: HTMLElement) =>
  within(grid)
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent);

/** The text of the file that is saved next. */
export function nextFile(): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    void (blob as Blob).text().then(resolve);
    return 'blob:file';
  });
  return promise;
}
