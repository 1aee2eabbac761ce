import type { FailureKind } from './failures.ts';

/**
 * Ways of the second step that can be gone from here, the one to offer first first: a code that is at hand, then what
 * needs a thing or a tab, then what has to arrive. A recovery code comes last, for it ends all the others.
 */
export const STEP_KINDS = [
  'authenticator',
  'yubiKey',
  'organizationDuo',
  'duo',
  'email',
  'recoveryCode',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];
export type DuoKind = Extract<StepKind, 'duo' | 'organizationDuo'>;
/** Ways that end in a code somebody types. */
export type CodeKind = Exclude<StepKind, DuoKind>;

/** Ways an account may have that cannot be gone from here, each said by name. */
export const CLOSED_STEPS = ['webAuthn', 'duoUnavailable', 'other'] as const;
export type ClosedStep = (typeof CLOSED_STEPS)[number];

export interface SecondSteps {
  /** In the order of `STEP_KINDS`; a recovery code is always among them. */
  open: StepKind[];
  closed: ClosedStep[];
  /** Where the mail goes, as far as Bitwarden shows it. */
  mailTo: string | null;
  /** When the last mail went; epoch milliseconds. */
  mailedAt: number | null;
  /** Whether this computer can be remembered: that needs the master password. */
  canRemember: boolean;
  /** What the last try ended in that went on without a page: in a tab of Duo. */
  failed: FailureKind | null;
}

/** The way shown first: one a person has begun, else the best that needs no recovery. */
export function firstStep({ open, mailedAt }: SecondSteps): StepKind | null {
  if (mailedAt !== null && open.includes('email')) return 'email';
  const [first] = open;
  return first === undefined || first === 'recoveryCode' ? null : first;
}

/** A code as it is sent: without the spaces people and apps put between digits. */
export const tidyCode = (typed: string): string => typed.replace(/\s/g, '');

const CODES: Record<CodeKind, RegExp> = {
  authenticator: /^\d{6}$/,
  email: /^\d{6}$/,
  // a key's public id and one block, in the sixteen letters every keyboard layout types alike
  yubiKey: /^[cbdefghijklnrtuv]{32,48}$/i,
  recoveryCode: /^[a-z0-9]{20,64}$/i,
};

/** Whether a tidied code can be one of that kind at all. */
export const isCode = (kind: CodeKind, code: string): boolean => CODES[kind].test(code);

/** Six digits on some servers, eight on others. */
export const isDeviceCode = (code: string): boolean => /^(?:\d{6}|\d{8})$/.test(code);
