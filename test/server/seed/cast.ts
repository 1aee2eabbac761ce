import { DEMO_YUBIKEY } from '../identity/secondStep/yubiKey.ts';
import type { Kdf, TwoStep } from '../model.ts';

/** A plain demo passphrase, the same for every account. */
export const DEMO_PASSWORD = 'correct horse battery staple';
/** Base32, the same for every account with an authenticator app. */
export const DEMO_AUTHENTICATOR_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const DEMO_PASSKEY = 'c3dpdGNoYm9hcmQtZGVtby1wYXNza2V5';

export const PBKDF2: Kdf = { kdfType: 0, iterations: 600_000, memory: null, parallelism: null };
/** The least that nobody is warned of: quick, for stories that are about something else. */
export const LEAST: Kdf = { kdfType: 1, iterations: 2, memory: 16, parallelism: 1 };
const ARGON2ID: Kdf = { kdfType: 1, iterations: 3, memory: 64, parallelism: 4 };

/** What makes an account unlike the usual one. */
export interface Traits {
  kdf?: Kdf;
  salt?: string;
  /** Unless the usual one; the two newer kinds are told apart by the cipher of their user key. */
  generation?: 'legacy' | 'xaes' | 'xchacha';
  twoStep?: TwoStep;
  ssoIdentifier?: string;
  forcePasswordReset?: true;
  withoutMasterPassword?: true;
  verifiesDevices?: true;
}

export interface AccountSeed extends Traits {
  email: string;
  name: string;
}

const account = (email: string, name: string, traits: Traits = {}): AccountSeed => ({
  email,
  name,
  ...traits,
});

/** Everyone who can sign in, whatever they belong to; `cast` below says who works where. */
export const ACCOUNTS: readonly AccountSeed[] = [
  account('kim@northwind.example', 'Kim Larsen'),
  account('ada@northwind.example', 'Ada Wren', { kdf: ARGON2ID }),
  account('mia@northwind.example', 'Mia Brandt'),
  account('leo@northwind.example', 'Leo Hartmann', { salt: 'leo.hartmann@oldmail.example' }),
  account('sven@northwind.example', 'Sven Dahl', { twoStep: { authenticator: DEMO_AUTHENTICATOR_SECRET } }),
  account('fern@northwind.example', 'Fern Okafor', { generation: 'xaes' }),
  account('priya@northwind.example', 'Priya Raman'),
  account('petra@harbour.example', 'Petra Novak'),
  account('jonas@harbour.example', 'Jonas Ek'),
  account('sue@fjordline.example', 'Sue Halvorsen'),
  account('olga@pending.example', 'Olga Marin'),
  account('nora@solo.example', 'Nora Quist'),
  account('weak@northwind.example', 'Wim Eak', { kdf: { ...PBKDF2, iterations: 1_000 } }),
  account('sso@northwind.example', 'Saul Osei', { ssoIdentifier: 'northwind' }),
  account('reset@northwind.example', 'Rosa Petit', { forcePasswordReset: true }),
  account('keyless@northwind.example', 'Karl Esser', { withoutMasterPassword: true }),
  account('device@northwind.example', 'Dina Vega', { verifiesDevices: true }),
  account('legacy@northwind.example', 'Lars Gacy', { generation: 'legacy' }),
  account('elin@northwind.example', 'Elin Fors', { twoStep: { email: 'elin@northwind.example' } }),
  account('yuki@northwind.example', 'Yuki Mori', { twoStep: { yubiKey: DEMO_YUBIKEY } }),
  account('many@northwind.example', 'Manny Ortiz', {
    twoStep: {
      authenticator: DEMO_AUTHENTICATOR_SECRET,
      email: 'many@northwind.example',
      yubiKey: DEMO_YUBIKEY,
      webAuthn: DEMO_PASSKEY,
    },
  }),
  account('wanda@northwind.example', 'Wanda Birk', { twoStep: { webAuthn: DEMO_PASSKEY } }),
  account('dua@northwind.example', 'Dua Osman', { twoStep: { duo: true } }),
  account('gus@northwind.example', 'Gus Petrov', { generation: 'xchacha' }),
  account('pia@northwind.example', 'Pia Sand'),
];

export interface MemberSeed {
  email: string;
  role: 'providerAdmin' | 'serviceUser';
  status: 'invited' | 'accepted' | 'confirmed';
}

const member = (
  email: string,
  status: MemberSeed['status'],
  role: MemberSeed['role'] = 'serviceUser',
): MemberSeed => ({ email, role, status });

/** The demo provider's people; a smaller `--people` takes the first ones. */
export const NORTHWIND_PEOPLE: readonly MemberSeed[] = [
  member('kim@northwind.example', 'confirmed', 'providerAdmin'),
  member('ada@northwind.example', 'confirmed'),
  member('mia@northwind.example', 'confirmed'),
  member('leo@northwind.example', 'accepted'),
  member('sam@northwind.example', 'invited'),
  member('sven@northwind.example', 'confirmed'),
  member('fern@northwind.example', 'confirmed'),
  member('priya@northwind.example', 'confirmed'),
  member('noor@northwind.example', 'invited', 'providerAdmin'),
  member('device@northwind.example', 'confirmed'),
  member('elin@northwind.example', 'confirmed'),
  member('yuki@northwind.example', 'confirmed'),
  member('many@northwind.example', 'confirmed'),
  member('wanda@northwind.example', 'confirmed'),
  member('dua@northwind.example', 'confirmed'),
  member('gus@northwind.example', 'confirmed'),
  member('pia@northwind.example', 'confirmed'),
];

export const HARBOUR_PEOPLE: readonly MemberSeed[] = [
  member('mia@northwind.example', 'confirmed', 'providerAdmin'),
  member('petra@harbour.example', 'confirmed'),
  member('jonas@harbour.example', 'accepted'),
  member('rhea@harbour.example', 'invited'),
];

export const FJORDLINE_PEOPLE: readonly MemberSeed[] = [
  member('sue@fjordline.example', 'confirmed', 'providerAdmin'),
  member('stig@fjordline.example', 'confirmed'),
];

export const PENDING_PEOPLE: readonly MemberSeed[] = [
  member('olga@pending.example', 'confirmed', 'providerAdmin'),
];

const FIRST_NAMES = [
  'Alba',
  'Bo',
  'Cleo',
  'Dara',
  'Eli',
  'Freya',
  'Gus',
  'Hana',
  'Ivo',
  'June',
  'Kai',
  'Lena',
] as const;
const LAST_NAMES = [
  'Abel',
  'Berg',
  'Costa',
  'Diaz',
  'Evers',
  'Falk',
  'Grant',
  'Holm',
  'Ito',
  'Jansen',
] as const;
const EXTRA_STATUSES = ['confirmed', 'confirmed', 'confirmed', 'invited', 'confirmed', 'accepted'] as const;

/** People beyond the named ones, for a provider of any size. */
export function extraPeople(count: number): { accounts: AccountSeed[]; members: MemberSeed[] } {
  const accounts: AccountSeed[] = [];
  const members: MemberSeed[] = [];
  for (let index = 0; index < count; index++) {
    const first = FIRST_NAMES[index % FIRST_NAMES.length] ?? FIRST_NAMES[0];
    const last = LAST_NAMES[Math.floor(index / FIRST_NAMES.length) % LAST_NAMES.length] ?? LAST_NAMES[0];
    const status = EXTRA_STATUSES[index % EXTRA_STATUSES.length] ?? 'confirmed';
    const email = `${first}.${last}.${index + 1}@northwind.example`.toLowerCase();
    members.push(member(email, status));
    if (status !== 'invited') accounts.push(account(email, `${first} ${last}`));
  }
  return { accounts, members };
}
