import type { LifeOutcome } from '../../../../utils/domain/clientLife.ts';
import { t, tMember } from '../../../../utils/domain/text.ts';
import { Notice } from '../../../shared/Notice.tsx';

const WORDS = {
  done: 'life_done',
  refused: 'life_refused',
  unknown: 'life_unknown',
} as const satisfies Record<LifeOutcome['outcome'], string>;

const KINDS = { done: 'ok', refused: 'danger', unknown: 'warn' } as const;

/** How a change ended, plainly, and why where that is known. */
export function OutcomeNotice({ outcome: { outcome, reason } }: { outcome: LifeOutcome }) {
  return (
    <Notice kind={KINDS[outcome]}>
      {t(WORDS[outcome])}
      {reason && ` ${tMember('life_reason', reason)}`}
    </Notice>
  );
}
