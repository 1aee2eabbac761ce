import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../server/server.ts';
import { claimsOf, getWith, signIn } from './asking.ts';

let server: RunningServer;
let token: string;
beforeAll(async () => {
  server = await startServer({ events: 10 });
  token = (await signIn(server, 'kim@northwind.example')).access_token;
});
afterAll(() => server.close());

const ask = (accessToken: string) => getWith(server, accessToken)('/accounts/profile');
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('an access token', () => {
  it('says what it is in its header', async () => {
    expect(JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString())).toEqual({
      alg: 'RS256',
      kid: 'local-provider-server',
      typ: 'at+jwt',
    });
    expect((await ask(token)).status).toBe(200);
  });

  it.each<[string, () => Promise<string> | string]>([
    [
      'with claims changed',
      () => {
        const [header, , signature] = token.split('.');
        return [header, encoded({ ...claimsOf(token), sub: 'someone' }), signature].join('.');
      },
    ],
    ['without a signature', () => new UnsecuredJWT(claimsOf(token)).setIssuer('http://127.0.0.1').encode()],
    [
      'signed with a secret',
      () =>
        new SignJWT(claimsOf(token))
          .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
          .sign(new TextEncoder().encode('a secret of at least thirty-two bytes')),
    ],
    [
      'of another kind',
      () => [encoded({ alg: 'RS256', typ: 'JWT' }), ...token.split('.').slice(1)].join('.'),
    ],
    ['that is none', () => 'token'],
  ])('%s is refused without a body', async (_, forge) => {
    expect(await ask(await forge())).toMatchObject({ status: 401, body: '' });
  });
});
