import { describe, expect, it } from 'vitest';
import { regionOfAddress } from '../../../utils/domain/regions.ts';

describe('the region of an address', () => {
  it.each([
    ['vault.bitwarden.com', 'us'],
    ['bitwarden.com', 'us'],
    ['https://vault.bitwarden.com/#/login', 'us'],
    ['HTTPS://Vault.Bitwarden.COM', 'us'],
    ['  vault.bitwarden.eu ', 'eu'],
    ['http://bitwarden.eu', 'eu'],
    ['identity.bitwarden.eu/connect', 'eu'],
  ])('takes %s for the cloud', (address, region) => {
    expect(regionOfAddress(address)).toBe(region);
  });

  it.each([
    '',
    ' ',
    'vault.example.com',
    'bitwarden.com.example.net',
    'notbitwarden.com',
    'bitwarden.com@example.net',
    'https://bitwarden.com:8443',
    'ftp://bitwarden.com',
    'localhost:8080',
    'http://',
    'us',
  ])('refuses %j', (address) => {
    expect(regionOfAddress(address)).toBeNull();
  });
});
