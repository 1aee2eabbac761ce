import type { ClosedStep, CodeKind, StepKind } from '../../../utils/domain/secondStep.ts';
import { type MessageKey, t } from '../../../utils/domain/text.ts';

const NAMES: Record<StepKind, MessageKey> = {
  authenticator: 'secondstep_authenticator',
  yubiKey: 'secondstep_yubikey',
  organizationDuo: 'secondstep_duo_organization',
  duo: 'secondstep_duo',
  email: 'secondstep_email',
  recoveryCode: 'secondstep_recovery',
};

export const stepWords = (kind: StepKind, mailTo: string | null): string =>
  kind === 'email' && mailTo ? t('secondstep_email_to', mailTo) : t(NAMES[kind]);

/** What is said of an entry that can be no code of that kind. */
const MISSING: Record<CodeKind, MessageKey> = {
  authenticator: 'secondstep_missing_6',
  email: 'secondstep_missing_6',
  yubiKey: 'secondstep_missing_yubikey',
  recoveryCode: 'secondstep_missing_recovery',
};

export const missingWords = (kind: CodeKind): string => t(MISSING[kind]);

const CLOSED: Record<ClosedStep, { name: MessageKey; why: MessageKey }> = {
  webAuthn: { name: 'secondstep_passkey', why: 'secondstep_passkey_why' },
  duoUnavailable: { name: 'secondstep_duo', why: 'secondstep_duo_why' },
  other: { name: 'secondstep_unknown', why: 'secondstep_unknown_why' },
};

export const closedWords = (kind: ClosedStep) => ({ name: t(CLOSED[kind].name), why: t(CLOSED[kind].why) });
