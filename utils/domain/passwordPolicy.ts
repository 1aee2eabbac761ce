/** What an organization asks of the master passwords of its people; null where it asks for nothing. */
export interface PasswordPolicy {
  /** 0 to 4, as the zxcvbn estimator counts. */
  minComplexity?: number | null | undefined;
  minLength?: number | null | undefined;
  requireLower?: boolean | null | undefined;
  requireUpper?: boolean | null | undefined;
  requireNumbers?: boolean | null | undefined;
  requireSpecial?: boolean | null | undefined;
  /** Only then is a password that exists already held to it. */
  enforceOnLogin?: boolean | null | undefined;
}

/** As much of a password as its policy asks about, for when the password itself is gone. */
export interface PasswordTraits {
  length: number;
  lower: boolean;
  upper: boolean;
  number: boolean;
  special: boolean;
}

/** The classes Bitwarden counts; any other character belongs to none. */
export const passwordTraits = (password: string): PasswordTraits => ({
  length: password.length,
  lower: /[a-z]/.test(password),
  upper: /[A-Z]/.test(password),
  number: /[0-9]/.test(password),
  special: /[!@#$%^&*]/.test(password),
});

/** The longest password of each complexity: zxcvbn never counts more than ten guesses for each character. */
const LONGEST = [3, 6, 8, 10];

/** The best that a password of this length can be; most are worse, and only the web vault's estimate tells. */
function bestComplexity(length: number): number {
  const complexity = LONGEST.findIndex((longest) => length <= longest);
  return complexity === -1 ? LONGEST.length : complexity;
}

/** Whether a policy that is enforced at sign-in certainly refuses a password like this. */
export function breaksPolicy(traits: PasswordTraits, policy: PasswordPolicy | null | undefined): boolean {
  if (!policy?.enforceOnLogin) return false;
  return (
    traits.length < (policy.minLength ?? 0) ||
    bestComplexity(traits.length) < (policy.minComplexity ?? 0) ||
    (policy.requireLower === true && !traits.lower) ||
    (policy.requireUpper === true && !traits.upper) ||
    (policy.requireNumbers === true && !traits.number) ||
    (policy.requireSpecial === true && !traits.special)
  );
}
