import type { AccountSeed, MemberSeed } from './cast.ts';

/**
 * People for what the demo does not show: a reseller and a business unit provider with both roles (Bitwarden makes
 * resellers without users; these are what its rules would allow if one had some), a suspended provider's Service User.
 */
export const OTHER_KINDS_ACCOUNTS: readonly AccountSeed[] = [
  { email: 'rex@licences.example', name: 'Rex Adeyemi' },
  { email: 'ines@licences.example', name: 'Ines Duarte' },
  { email: 'bea@atlas.example', name: 'Bea Lindqvist' },
  { email: 'ben@atlas.example', name: 'Ben Okonkwo' },
  { email: 'stig@fjordline.example', name: 'Stig Aune' },
];

export const LICENCE_HOUSE_PEOPLE: readonly MemberSeed[] = [
  { email: 'rex@licences.example', role: 'providerAdmin', status: 'confirmed' },
  { email: 'ines@licences.example', role: 'serviceUser', status: 'confirmed' },
];

export const ATLAS_PEOPLE: readonly MemberSeed[] = [
  { email: 'bea@atlas.example', role: 'providerAdmin', status: 'confirmed' },
  { email: 'ben@atlas.example', role: 'serviceUser', status: 'confirmed' },
];
