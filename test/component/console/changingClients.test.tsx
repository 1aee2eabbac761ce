// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Provider } from '../../../utils/domain/providers.ts';
import { useEnglish } from '../catalogue.ts';
import { type Answers, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { clover, northwind } from '../shared/fixtures.ts';
import { click } from '../shared/typing.ts';
import { dialog, done, offer, openClients, theButton, type, whyNot } from './openClients.ts';
import { answerLater, serviceUser } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

async function change(item: string, answers: Answers = {}, provider: Provider = northwind) {
  const shown = await openClients(answers, provider);
  click('More for Clover Dental');
  click(item, 'menuitem');
  await dialog();
  return shown;
}

describe('a client that changes', () => {
  it('is named in colour, code and name before anything else', async () => {
    await change('Rename');
    const described = (await dialog()).getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(described)?.textContent).toBe(
      'CLClover DentalYou are changing this client',
    );
    expect(document.querySelector('.client-band')?.getAttribute('data-hue')).toBe(clover.hue);
    await expectAccessible();
  });

  it('gets another name, which is said to be done', async () => {
    const { bridge } = await change('Rename', { 'clients.rename': done });
    expect(whyNot('Rename')).toBe('That is its name already.');
    type('Name', 'x'.repeat(51));
    await waitFor(() => expect(whyNot('Rename')).toBe('The name has more than 50 characters.'));
    type('Name', ' Clover  Dentists ');
    await waitFor(() => expect(theButton('Rename').getAttribute('aria-disabled')).toBe('false'));
    click('Rename');
    await screen.findByText('Done.');
    expect(bridge.called()).toContain('clients.rename');
    click('Copy a line for a ticket');
    await screen.findByText(
      /^Copied: .* UTC · Kim Larsen · Clover Dental · renamed to “Clover Dentists” · Done$/,
    );
    await expectAccessible();
  });

  it.each([
    ['refused', 'gone', 'Bitwarden refused this'],
    ['unknown', null, 'It was sent, and no answer came.'],
  ] as const)('says plainly that it was %s', async (outcome, reason, words) => {
    await change('Rename', { 'clients.rename': yes({ outcome, reason }) });
    type('Name', 'Clover Dentists');
    await waitFor(() => expect(theButton('Rename').getAttribute('aria-disabled')).toBe('false'));
    click('Rename');
    await screen.findByText(new RegExp(words));
    await expectAccessible();
  });

  it('gets seats for what they take, and never fewer than are in use', async () => {
    const { bridge } = await change('Change seats', { 'clients.setSeats': done });
    type('Seats', '70');
    await screen.findByText('10 will be purchased');
    type('Seats', '45');
    await screen.findByText('15 go back to your unassigned seats');
    await expectAccessible();
    type('Seats', '39');
    await screen.findAllByText(/40 seats are in use/);
    expect(whyNot('Set to 39 seats')).toMatch(/40 seats are in use/);
    type('Seats', '50');
    await waitFor(() => expect(theButton('Set to 50 seats').getAttribute('aria-disabled')).toBe('false'));
    click('Set to 50 seats');
    await screen.findByText('Done.');
    expect(bridge.called()).toContain('clients.setSeats');
  });

  it('gets no seats that must be bought from a Service User, who sees why', async () => {
    await change('Change seats', {}, serviceUser);
    type('Seats', '70');
    await waitFor(() => expect(whyNot('Set to 70 seats')).toMatch(/Provider Admin/));
    type('Seats', '50');
    await waitFor(() => expect(theButton('Set to 50 seats').getAttribute('aria-disabled')).toBe('false'));
    await expectAccessible();
  });

  it('is unlinked only by its name, after its owner was looked for', async () => {
    const later = answerLater<ReturnType<typeof offer>>();
    const { bridge } = await change('Unlink', { 'clients.offer': later.answer, 'clients.unlink': done });
    expect(whyNot('Unlink this client')).toMatch(/Looking for a confirmed owner/);
    later.resolve(offer(2));
    await screen.findByText('2 confirmed owners stay with the client.');
    expect(whyNot('Unlink this client')).toMatch(/Type the client’s name/);
    await expectAccessible();
    type('Name of the client', 'Clover dental');
    expect(whyNot('Unlink this client')).toMatch(/Type the client’s name/);
    type('Name of the client', 'Clover Dental');
    await waitFor(() => expect(theButton('Unlink this client').getAttribute('aria-disabled')).toBe('false'));
    click('Unlink this client');
    await screen.findByText('Done.');
    expect(bridge.called()).toContain('clients.unlink');
  });

  it('is not unlinked without a confirmed owner, with what to do', async () => {
    await change('Unlink', { 'clients.offer': offer(0) });
    await screen.findByRole('alert');
    type('Name of the client', 'Clover Dental');
    await waitFor(() => expect(whyNot('Unlink this client')).toMatch(/Invite an owner/));
    await expectAccessible();
  });
});
