import { screen } from '@testing-library/preact';
import type { Answers } from '../fakeBridge.ts';
import { jobView } from './jobView.ts';
import { renderConsole } from './renderConsole.tsx';

export const begun = jobView();

export const grid = () => screen.findByRole('grid', { name: 'People of this provider' });
export const dialog = () => screen.findByRole('dialog');

export async function openPeople(answers: Answers = {}) {
  const shown = renderConsole('#/people', answers);
  await grid();
  const inputs = (op: string) =>
    shown.bridge.calls.filter((call) => call.op === op).map(({ input }) => input);
  return { ...shown, inputs };
}
