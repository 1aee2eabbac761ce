import { isAddress } from './addresses.ts';

/** What a Provider Admin may change of the provider itself. */
export interface ProviderDetails {
  name: string;
  billingEmail: string;
}

/** Each has a sentence `provider_problem_<problem>`. */
export const DETAILS_PROBLEMS = ['noName', 'longName', 'badEmail'] as const;
export type DetailsProblem = (typeof DETAILS_PROBLEMS)[number];

const LONGEST_NAME = 50;
/** Names rest encoded on the server, and that is what it counts. */
const ENCODED: Record<string, number> = { '&': 5, '<': 4, '>': 4, '"': 6, "'": 5 };

const encodedLength = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (ENCODED[letter] ?? letter.length), 0);

/** What is wrong, before the server says so; null: nothing. */
export function detailsProblem({ name, billingEmail }: ProviderDetails): DetailsProblem | null {
  if (name.trim() === '') return 'noName';
  if (encodedLength(name.trim()) > LONGEST_NAME) return 'longName';
  return isAddress(billingEmail.trim().toLowerCase()) ? null : 'badEmail';
}
