import { describe, expect, it } from 'vitest';
import { readDuoAddress, readDuoAnswer } from '../../../entrypoints/background/services/signIn/duoAddress.ts';
import type { RegionAddresses } from '../../../utils/wire/regions.ts';

const us: RegionAddresses = {
  id: 'us',
  host: 'bitwarden.com',
  api: 'https://api.bitwarden.com',
  identity: 'https://identity.bitwarden.com',
  events: 'https://events.bitwarden.com',
  vault: 'https://vault.bitwarden.com',
};
const local: RegionAddresses = { ...us, id: 'local', vault: 'http://127.0.0.1:8710' };
const PAGE = 'https://vault.bitwarden.com/duo-redirect-connector.html';
const jwt = (payload: object) => `e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.sig`;

describe('the address of Duo', () => {
  it('is opened on Duo’s own hosts, and its state is read from the request it carries', () => {
    for (const host of ['api-1a2b3c4d.duosecurity.com', 'api-1a2b3c4d.duofederal.com']) {
      const url = `https://${host}/oauth/v1/authorize?request=${jwt({ state: 'ångström' })}&client_id=DI`;
      expect(readDuoAddress(url, us)).toEqual({ url, state: 'ångström' });
    }
    expect(readDuoAddress('https://api-x.duosecurity.com/frame?state=s', us)?.state).toBe('s');
  });

  it.each([
    ['nothing', null],
    ['no address', 'duo'],
    ['plain http', 'http://api-x.duosecurity.com/?state=s'],
    ['a lookalike', 'https://api-x.duosecurity.com.example/?state=s'],
    ['a lookalike before it', 'https://evil-api-x.duosecurity.com/?state=s'],
    ['a host that is not an api host', 'https://www.duosecurity.com/?state=s'],
    ['a port', 'https://api-x.duosecurity.com:8443/?state=s'],
    ['a name before the host', 'https://user@api-x.duosecurity.com/?state=s'],
    ['a script', 'javascript:alert(1)//api-x.duosecurity.com'],
    ['no state', 'https://api-x.duosecurity.com/'],
    ['an unreadable request', 'https://api-x.duosecurity.com/?request=x.@@.y'],
    ['a request without state', `https://api-x.duosecurity.com/?request=${jwt({ exp: 1 })}`],
    ['this computer, in the cloud', 'http://127.0.0.1:8710/?state=s'],
  ])('is not opened with %s', (_, text) => {
    expect(readDuoAddress(text, us)).toBeNull();
  });

  it('may be that of the local server where there is one', () => {
    expect(readDuoAddress('http://127.0.0.1:8710/duo/frame?state=s', local)?.state).toBe('s');
    expect(readDuoAddress('http://127.0.0.1:8711/duo/frame?state=s', local)).toBeNull();
  });
});

describe('the answer of Duo', () => {
  it('is on the web vault’s page alone, under either name', () => {
    expect(readDuoAnswer(`${PAGE}?client=browser&code=c&state=s`, us, 's')).toEqual({ code: 'c' });
    expect(readDuoAnswer(`${PAGE}?client=browser&duo_code=d&state=s`, us, 's')).toEqual({ code: 'd' });
  });

  it.each([
    'https://vault.bitwarden.eu/duo-redirect-connector.html?code=c&state=s',
    'http://vault.bitwarden.com/duo-redirect-connector.html?code=c&state=s',
    'https://vault.bitwarden.com/duo-redirect-connector.html/x?code=c&state=s',
    'https://api-x.duosecurity.com/?code=c&state=s',
    'about:blank',
    '',
  ])('is not at %s', (address) => {
    expect(readDuoAnswer(address, us, 's')).toBeNull();
  });

  it('of another sign-in, or without a code, is foreign', () => {
    expect(readDuoAnswer(`${PAGE}?code=c&state=other`, us, 's')).toBe('foreign');
    expect(readDuoAnswer(`${PAGE}?state=s`, us, 's')).toBe('foreign');
    expect(readDuoAnswer(`${PAGE}?code=c`, us, 's')).toBe('foreign');
  });
});
