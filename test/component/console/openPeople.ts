import { screen } from '@testing-library/preact';
import type { JobView } from '../../../utils/domain/jobs.ts';
import type { Answers } from '../fakeBridge.ts';
import { northwind } from '../shared/fixtures.ts';
import { renderConsole } from './renderConsole.tsx';

export const begun: JobView = {
  id: 'job-1',
  kind: 'invite',
  providerId: northwind.id,
  startedAt: 0,
  endedAt: null,
  state: 'running',
  stoppedBy: null,
  waitsUntil: null,
  progress: { done: 0, total: 1 },
  items: [{ key: 'a', label: 'a', state: 'waiting', reason: null }],
};

export const grid = () => screen.findByRole('grid', { name: 'People of this provider' });
export const dialog = () => screen.findByRole('dialog');

export async function openPeople(answers: Answers = {}) {
  const shown = renderConsole('#/people', answers);
  await grid();
  const inputs = (op: string) =>
    shown.bridge.calls.filter((call) => call.op === op).map(({ input }) => input);
  return { ...shown, inputs };
}
