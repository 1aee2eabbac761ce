// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { useEnglish } from '../catalogue.ts';
import { expectAccessible } from '../shared/expectAccessible.ts';
import { click } from '../shared/typing.ts';
import { inClover, renderConsole } from './renderConsole.tsx';

beforeAll(useEnglish);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const card = async () => within(await screen.findByRole('region', { name: 'Bitwarden support' }));
const TEXT = [
  'Provider: Northwind MSP',
  'Role: Provider Admin',
  'Region: bitwarden.com',
  'Extension: Switchboard 1.2.3 (not made by Bitwarden)',
].join('\n');

describe('the way to support', () => {
  it('shows first what is sent, which names no client and no person', async () => {
    renderConsole('#/account', inClover);
    const note = (await card()).getByText(/^Provider: Northwind MSP/);
    expect(note.closest('pre')?.textContent).toBe(TEXT);
    const mail = (await card()).getByRole('link', { name: 'Write an e-mail' });
    expect(new URL(mail.getAttribute('href') ?? '').searchParams.get('body')).toBe(`${TEXT}\n\n`);
    await expectAccessible();
  });

  it('says where the browser refuses to copy it', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowedError'));
    renderConsole('#/account');
    await card();
    click('Copy');
    await (await card()).findByText('The browser refused to copy.');
  });

  it('copies it for the form, and leads there and to sales by hand', async () => {
    const writeText = vi.fn(async () => undefined);
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
    renderConsole('#/account');
    await card();
    click('Copy');
    await (await card()).findByText('Copied.');
    expect(writeText).toHaveBeenCalledWith(TEXT);
    const links = ['Contact form (bitwarden.com)', /Contact sales/].map((name) =>
      screen.getByRole('link', { name }),
    );
    for (const link of links) {
      expect(link.getAttribute('href')).toMatch(/^https:\/\/bitwarden\.com\//);
      expect(link.getAttribute('rel')).toContain('noreferrer');
    }
  });
});
