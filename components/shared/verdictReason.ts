import type { Verdict } from '../../utils/domain/permissions.ts';
import { t, tMember } from '../../utils/domain/text.ts';

/** Why not, as a sentence; undefined when it is allowed. */
export function verdictReason(verdict: Verdict): string | undefined {
  if (verdict.allowed) return undefined;
  return tMember('reason', verdict.reason) || t('reason_unknown');
}
