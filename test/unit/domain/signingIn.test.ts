import { describe, expect, it } from 'vitest';
import { breaksPolicy, passwordTraits } from '../../../utils/domain/passwordPolicy.ts';
import {
  firstStep,
  isCode,
  isDeviceCode,
  type SecondSteps,
  tidyCode,
} from '../../../utils/domain/secondStep.ts';

describe('a policy on master passwords', () => {
  const breaks = (password: string, policy: object) =>
    breaksPolicy(passwordTraits(password), { enforceOnLogin: true, ...policy });

  it.each([
    ['shorter than asked', 'Abcdef1!', { minLength: 12 }],
    ['without a lower-case letter', 'ABCDEF1!', { requireLower: true }],
    ['without a capital', 'abcdef1!', { requireUpper: true }],
    ['without a digit', 'Abcdefg!', { requireNumbers: true }],
    ['without a special character', 'Abcdefg1', { requireSpecial: true }],
    ['too short to be as complex as asked', 'aB3$aB3$aB', { minComplexity: 4 }],
  ])('is broken by one %s', (_, password, policy) => {
    expect(breaks(password, policy)).toBe(true);
  });

  it('is met by one that has it all', () => {
    const all = { requireLower: true, requireUpper: true, requireNumbers: true, requireSpecial: true };
    expect(breaks('Correct horse 7 battery!', { ...all, minLength: 20, minComplexity: 4 })).toBe(false);
  });

  it('counts only where it is enforced at sign-in', () => {
    const traits = passwordTraits('a');
    for (const policy of [null, undefined, {}, { minLength: 12 }, { minLength: 12, enforceOnLogin: false }])
      expect(breaksPolicy(traits, policy)).toBe(false);
  });

  it.each([
    [3, 1],
    [6, 2],
    [8, 3],
    [10, 4],
  ])('knows that %s characters never reach complexity %s', (length, complexity) => {
    expect(breaks('x'.repeat(length), { minComplexity: complexity })).toBe(true);
    expect(breaks('x'.repeat(length + 1), { minComplexity: complexity })).toBe(false);
  });
});

describe('the second step', () => {
  const steps = (more: Partial<SecondSteps>): SecondSteps => ({
    open: ['recoveryCode'],
    closed: [],
    mailTo: null,
    mailedAt: null,
    canRemember: true,
    failed: null,
    ...more,
  });

  it('starts with the first way, with a begun mail, and never with a recovery', () => {
    expect(firstStep(steps({ open: ['authenticator', 'email', 'recoveryCode'] }))).toBe('authenticator');
    expect(firstStep(steps({ open: ['authenticator', 'email', 'recoveryCode'], mailedAt: 1 }))).toBe('email');
    expect(firstStep(steps({}))).toBeNull();
  });

  it('takes codes as people type and paste them', () => {
    expect(tidyCode(' 123 456\n')).toBe('123456');
    expect(isCode('authenticator', '123456')).toBe(true);
    expect(isCode('email', '12345')).toBe(false);
    expect(isCode('yubiKey', 'cccccccbcdefghijklnrtuvcbdefghijklnrtuvcbdef')).toBe(true);
    expect(isCode('yubiKey', 'a'.repeat(44))).toBe(false);
    expect(isCode('recoveryCode', 'ABCD1234EFGH5678IJKL9012MNOP3456')).toBe(true);
    expect(isCode('recoveryCode', 'short')).toBe(false);
    expect(['123456', '12345678', '1234567', '12345a'].map(isDeviceCode)).toEqual([true, true, false, false]);
  });
});
