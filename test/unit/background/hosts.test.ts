import { describe, expect, it } from 'vitest';
import { createHosts } from '../../../entrypoints/background/services/hosts.ts';
import { FailureError } from '../../../utils/domain/failures.ts';
import { hostPatterns } from '../../../utils/wire/hostPatterns.ts';
import type { Http } from '../../../utils/wire/http.ts';
import type { RegionAddresses } from '../../../utils/wire/regions.ts';

const region = (id: 'us' | 'eu', domain: string): RegionAddresses => ({
  id,
  host: domain,
  api: `https://api.${domain}`,
  identity: `https://identity.${domain}`,
  events: `https://events.${domain}`,
  vault: `https://vault.${domain}`,
});
const us = region('us', 'bitwarden.com');
const eu = region('eu', 'bitwarden.eu');

/** The browser's answers, in the order of the questions. */
function setUp(...answers: (boolean | Promise<boolean>)[]) {
  const asked: string[][] = [];
  const hosts = createHosts({
    hasHosts: async (patterns) => {
      asked.push(patterns);
      return answers.shift() ?? false;
    },
  });
  return { hosts, asked };
}

describe('the hosts of a region', () => {
  it('are its three services, and the web vault is none of them', () => {
    expect(hostPatterns(eu)).toEqual([
      'https://api.bitwarden.eu/*',
      'https://identity.bitwarden.eu/*',
      'https://events.bitwarden.eu/*',
    ]);
  });

  it('are one on this computer, whatever its port', () => {
    const local = { ...us, api: 'http://127.0.0.1:1/api', identity: 'http://127.0.0.1:1/identity' };
    expect(hostPatterns({ ...local, events: 'http://127.0.0.1:1/events' })).toEqual(['http://127.0.0.1/*']);
  });
});

describe('asking before sending', () => {
  it('sends nothing where the browser says no, and says which region it is about', async () => {
    const { hosts } = setUp(false);
    const sent: unknown[] = [];
    const http: Http = async (request) => sent.push(request) as never;
    const refused = hosts.guard(http)({} as never, { region: eu });
    await expect(refused).rejects.toEqual(new FailureError('hostPermission', { detail: 'bitwarden.eu' }));
    expect(sent).toEqual([]);
  });

  it('remembers a yes for its own region only', async () => {
    const { hosts, asked } = setUp(true, true);
    await hosts.mayTalkTo(us);
    await hosts.mayTalkTo(us);
    await hosts.mayTalkTo(eu);
    expect(asked).toEqual([hostPatterns(us), hostPatterns(eu)]);
  });

  it('asks again after a no: who was just allowed must not wait for the browser to say so', async () => {
    const { hosts } = setUp(false, true);
    expect(await hosts.mayTalkTo(us)).toBe(false);
    expect(await hosts.mayTalkTo(us)).toBe(true);
  });

  it('does not remember a yes that a change has overtaken', async () => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const { hosts } = setUp(promise, false);
    const asked = hosts.mayTalkTo(us);
    hosts.forget();
    resolve(true);
    await asked;
    expect(await hosts.mayTalkTo(us)).toBe(false);
  });
});
