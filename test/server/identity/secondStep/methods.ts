import type { TwoStep } from '../../model.ts';

/** Numbers and names of the wire (reference/identity-and-crypto.md section 4.6). */
const NAMES = [
  'Authenticator',
  'Email',
  'Duo',
  'YubiKey',
  'U2f',
  'Remember',
  'OrganizationDuo',
  'WebAuthn',
  'RecoveryCode',
];

/** Where the second steps an account can set up stand among them. */
const NUMBERS: Record<keyof TwoStep, number> = {
  authenticator: 0,
  email: 1,
  duo: 2,
  yubiKey: 3,
  webAuthn: 7,
};
export const REMEMBER = 5;
export const RECOVERY_CODE = 8;

/** In the order of their numbers. */
export function methodsOf(twoStep: TwoStep): { method: keyof TwoStep; number: number }[] {
  return Object.entries(NUMBERS).flatMap(([name, number]) =>
    isMethod(name) && twoStep[name] !== undefined ? [{ method: name, number }] : [],
  );
}

const isMethod = (name: string): name is keyof TwoStep => Object.hasOwn(NUMBERS, name);

/** The number of a method written as number or name; undefined when it is neither. */
export function parseMethod(text: string | undefined): number | undefined {
  if (!text) return undefined;
  if (/^\d+$/.test(text)) return Number(text) < NAMES.length ? Number(text) : undefined;
  const index = NAMES.findIndex((name) => name.toLowerCase() === text.toLowerCase());
  return index === -1 ? undefined : index;
}
