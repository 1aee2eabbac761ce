import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { expect } from 'vitest';
import type { PlanBill, ProviderBill } from '../../../utils/domain/billing.ts';
import type { Provider } from '../../../utils/domain/providers.ts';
import { type Answers, yes } from '../fakeBridge.ts';
import { clover, northwind } from '../shared/fixtures.ts';
import { descriptionOf } from '../shared/typing.ts';
import { providersAnswer, renderConsole } from './renderConsole.tsx';

const plans: PlanBill[] = [
  { name: 'Teams', cadence: 'monthly', minimum: 100, assigned: 80, purchased: 0, cost: 400 },
  { name: 'Enterprise', cadence: 'monthly', minimum: 100, assigned: 100, purchased: 0, cost: 600 },
];
const bill: ProviderBill = {
  status: 'active',
  periodEndsAt: null,
  discount: null,
  collection: 'automatic',
  plans,
  credit: 0,
  cancelsAt: null,
  suspension: null,
  payment: null,
};
const plan = { id: 'p', digest: 'd', clientIds: [clover.id] };
export const offer = (owners: number | null) =>
  yes({ plan, owners, paid: { minimum: 100, assigned: 100, purchased: 0 } });
export const done = yes({ outcome: 'done', reason: null } as const);

export const dialog = () => screen.findByRole('dialog');
export const closed = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
export const theButton = (name: string) => screen.getByRole('button', { name });
export const whyNot = (name: string) => descriptionOf(theButton(name));
/** The page behind has fields of the same name. */
export const field = (label: string) => within(screen.getByRole('dialog')).getByLabelText(label);
export const type = (label: string, text: string) =>
  fireEvent.input(field(label), { target: { value: text } });

export async function openClients(answers: Answers = {}, provider: Provider = northwind) {
  const shown = renderConsole('#/clients', {
    'providers.list': providersAnswer(provider),
    'clientColumns.read': yes({ columns: null }),
    'clients.facts': yes({}),
    'billing.subscription': yes(bill),
    'clients.offer': offer(2),
    ...answers,
  });
  await screen.findByRole('grid', { name: 'Clients of this provider' });
  const inputs = (op: string) =>
    shown.bridge.calls.filter((call) => call.op === op).map(({ input }) => input);
  return { ...shown, inputs };
}
