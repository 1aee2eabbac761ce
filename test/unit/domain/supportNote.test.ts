import { describe, expect, it } from 'vitest';
import { supportMail, supportText } from '../../../utils/domain/supportNote.ts';

const facts = {
  provider: 'North\nwind & Co',
  role: 'Provider Admin',
  region: 'bitwarden.eu',
  version: '1.2.3',
};

describe('what support is told', () => {
  it('is the provider, the role, the region and the version, a line each', () => {
    expect(supportText(facts).split('\n')).toEqual([
      'Provider: North wind & Co',
      'Role: Provider Admin',
      'Region: bitwarden.eu',
      'Extension: Switchboard 1.2.3 (not made by Bitwarden)',
    ]);
  });

  it('goes into a mail as it is shown, and nothing can be added to it', () => {
    const text = supportText({ ...facts, provider: 'A&cc=b@c.example?body=x#y' });
    const { protocol, pathname, searchParams } = new URL(supportMail('Provider & Portal', text));
    expect([protocol, pathname]).toEqual(['mailto:', 'support@bitwarden.com']);
    expect([...searchParams]).toEqual([
      ['subject', 'Provider & Portal'],
      ['body', `${text}\n\n`],
    ]);
  });
});
