import { describe, expect, it } from 'vitest';
import { readTokenRefusal } from '../../../utils/wire/tokenRefusal.ts';

const refusal = (message: string, more: object = {}) => ({
  error: 'invalid_grant',
  error_description: 'invalid_username_or_password',
  ErrorModel: { Message: message, Object: 'error' },
  ...more,
});

describe('a refused token request', () => {
  it('names each way of the second step, with what it says of it', () => {
    const body = refusal('Two factor required.', {
      TwoFactorProviders: ['0', '1', '2', '3', '4', '6', '7', '99'],
      TwoFactorProviders2: {
        '0': null,
        '1': { Email: 'pr***@example.com' },
        '2': { Host: 'api-x.duosecurity.com', AuthUrl: 'https://api-x.duosecurity.com/?state=s' },
        '3': { Nfc: true },
        '4': {},
        '6': { Host: 'api-x.duosecurity.com', AuthUrl: null },
        '7': { challenge: 'c' },
        '99': 'something new',
      },
      SsoEmail2faSessionToken: 's',
    });
    expect(readTokenRefusal(body)).toEqual({
      kind: 'secondStep',
      methods: [
        { kind: 'authenticator' },
        { kind: 'email', address: 'pr***@example.com' },
        { kind: 'duo', authUrl: 'https://api-x.duosecurity.com/?state=s' },
        { kind: 'yubiKey' },
        { kind: 'unknown' },
        { kind: 'organizationDuo', authUrl: null },
        { kind: 'webAuthn' },
        { kind: 'unknown' },
      ],
    });
  });

  it.each([
    ['metadata of another type', { '1': 'text', '2': 7, '7': [] }],
    ['metadata with members of another type', { '1': { Email: 5 }, '2': { AuthUrl: {} } }],
    ['names instead of numbers', { Authenticator: null, '': {} }],
  ])('does not stumble over %s', (_, TwoFactorProviders2) => {
    expect(readTokenRefusal({ TwoFactorProviders2 }).kind).toBe('secondStep');
  });

  it('goes by structure first: ways of a second step count before any text', () => {
    const body = refusal('Username or password is incorrect. Try again.', {
      TwoFactorProviders2: { '0': null },
    });
    expect(readTokenRefusal(body).kind).toBe('secondStep');
    expect(readTokenRefusal(refusal('anything', { SsoOrganizationIdentifier: 'northwind' })).kind).toBe(
      'sso',
    );
    expect(
      readTokenRefusal(refusal('Sso authentication is required.', { TwoFactorProviders2: {} })).kind,
    ).toBe('sso');
  });

  it.each([
    ['new device verification required', 'newDevice'],
    ['invalid new device otp', 'wrongCode'],
    ['Two-step token is invalid. Try again.', 'wrongCode'],
    ['No two-step providers enabled.', 'noSecondStep'],
    ['Username or password is incorrect. Try again.', 'wrongPassword'],
    ['Sso authentication is required.', 'sso'],
    ['Two-factor recovery has been performed. SSO authentication is required.', 'sso'],
    ['auth request flow unsupported on unknown device', 'unknownDevice'],
    ['Legacy encryption without a userkey is no longer supported.', 'legacyEncryption'],
    ['Something new.', 'other'],
  ])('reads “%s” as %s', (message, kind) => {
    expect(readTokenRefusal(refusal(message)).kind).toBe(kind);
  });

  it('without a message is a session that is over, and no object at all is anything', () => {
    expect(readTokenRefusal({ error: 'invalid_grant' }).kind).toBe('invalidGrant');
    for (const body of [null, 'text', 7, [], { TwoFactorProviders2: 'text' }])
      expect(readTokenRefusal(body).kind).toBe('other');
  });
});
