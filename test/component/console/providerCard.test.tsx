// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { useEnglish } from '../catalogue.ts';
import { no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { click, type } from '../shared/typing.ts';
import { providersAnswer, renderConsole, serviceUser } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

const NAME = 'Name of the provider';
const EMAIL = 'Billing e-mail';
const field = (label: string) => screen.getByLabelText(label) as HTMLInputElement;

async function open(answers: Parameters<typeof renderConsole>[1] = {}) {
  const shown = renderConsole('#/settings', answers);
  await screen.findByLabelText(NAME);
  const edits = () => shown.bridge.calls.filter(({ op }) => op === 'provider.edit').map(({ input }) => input);
  return { ...shown, edits };
}

it('shows name and billing e-mail of the provider, and saves what was changed', async () => {
  const { edits } = await open({ 'provider.edit': (next) => yes(next) });
  await expectAccessible();
  type(NAME, 'Northwind');
  click('Save provider');
  await screen.findByText('Saved.');
  expect(edits()).toEqual([{ name: 'Northwind', billingEmail: 'billing@northwind.example' }]);
  const line = screen.getByText(/UTC · Kim Larsen · Northwind MSP · set the provider’s name to “Northwind”/);
  expect(line.textContent).toMatch(/ and its billing e-mail to billing@northwind\.example · Done$/);
});

it('says what is wrong before anything is sent', async () => {
  const { edits } = await open();
  type(NAME, '&'.repeat(11));
  click('Save provider');
  await screen.findByText(/^At most 50 characters/);
  type(NAME, 'Northwind');
  type(EMAIL, 'nobody');
  click('Save provider');
  await screen.findByText('This is not an e-mail address.');
  await expectAccessible();
  expect(edits()).toEqual([]);
});

it('keeps what was typed when it was not saved', async () => {
  await open({ 'provider.edit': no('offline') });
  type(NAME, 'Northwind');
  click('Save provider');
  await screen.findByText(/Offline/);
  expect(field(NAME).value).toBe('Northwind');
});

it.each([
  ['not done when it was refused', 'refused', 'Not done'],
  ['unknown when its answer was lost', 'interrupted', 'Unknown'],
  ['unknown when Bitwarden could not be reached any more', 'unreachable', 'Unknown'],
] as const)('says in the line for a ticket that it is %s', async (_, failure, ending) => {
  await open({ 'provider.edit': no(failure) });
  type(NAME, 'Northwind');
  click('Save provider');
  await screen.findByText(new RegExp(`UTC · Kim Larsen · .* · ${ending}$`));
});

it('is shown to a Service User with the reason why it cannot be changed', async () => {
  const { edits } = await open({ 'providers.list': providersAnswer(serviceUser) });
  expect(field(NAME).readOnly).toBe(true);
  screen.getByRole('button', { name: /^Save provider/ }).click();
  await waitFor(() => expect(screen.getAllByText(/Provider Admin/).length).toBeGreaterThan(0));
  expect(edits()).toEqual([]);
});
