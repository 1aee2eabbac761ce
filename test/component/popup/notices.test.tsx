// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useEnglish } from '../catalogue.ts';
import { no, yes } from '../fakeBridge.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { clients, signedOut, unlocked } from '../shared/fixtures.ts';
import { click, type } from '../shared/typing.ts';
import { renderPopup } from './renderPopup.tsx';

beforeAll(useEnglish);
afterEach(cleanup);

const before = Date.now() - 2 * 3_600_000;

describe('the notices above the list', () => {
  it('are none when all is well', async () => {
    renderPopup();
    await screen.findAllByRole('option');
    expect(document.querySelector('.notice')).toBeNull();
  });

  it('name weak encryption key settings after signing in, until they are hidden', async () => {
    renderPopup({
      'session.state': yes(signedOut),
      'session.signIn': yes({ session: unlocked, weakKdf: true, weakPassword: false }),
    });
    await screen.findByRole('heading', { name: 'Sign in' });
    type('E-mail', 'kim@northwind.example');
    type('Master password', 'correct horse');
    click('Sign in');
    await screen.findByText(/below what Bitwarden recommends/);
    await screen.findAllByRole('option');
    await expectAccessible();
    click('Hide');
    await waitFor(() => expect(screen.queryByText(/below what Bitwarden recommends/)).toBeNull());
  });

  it.each([
    ['unreachable', 'Bitwarden cannot be reached. Read 2 hr. ago.'],
    ['unexpectedAnswer', /^Bitwarden gave an answer .* Read 2 hr\. ago\.$/],
  ] as const)('keep the old list beside the failure %s', async (kind, words) => {
    renderPopup({
      'clients.list': yes({ clients, syncedAt: before, currentId: null, usages: {} }),
      'clients.refresh': no(kind),
    });
    await screen.findByText(words);
    expect(screen.getAllByRole('option')).toHaveLength(5);
  });

  it('say why a lock failed', async () => {
    renderPopup({ 'session.lock': no('internal') });
    await screen.findAllByRole('option');
    click('Lock now');
    expect((await screen.findByRole('alert')).textContent).toMatch(/^Something went wrong in Switchboard/);
  });
});
