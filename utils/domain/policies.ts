import { tMember } from './text.ts';

/** A rule of a client for its members, by Bitwarden's number for it; what was never saved is not listed and not on. */
export interface Policy {
  type: number;
  enabled: boolean;
}

export const policyName = (type: number): string =>
  tMember('policy', type) || tMember('policy', 'unknown', String(type));
