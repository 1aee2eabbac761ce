import type { Failure } from '../../utils/domain/failures.ts';
import { t, tMember } from '../../utils/domain/text.ts';
import { exactClock } from '../../utils/domain/time.ts';

/** What happened, and what to do next; `next` is empty where the sentence before says it all. */
export interface FailureWords {
  what: string;
  next: string;
}

/** The time until which Bitwarden asks to wait comes as a number, because pages count down to it. */
function detailWords({ kind, detail = '' }: Failure): string {
  return kind === 'rateLimited' && detail !== '' ? exactClock(Number(detail)) : detail;
}

/** The sentences of a failure. A refusal with a known reason says the reason. */
export function failureWords(failure: Failure): FailureWords {
  const detail = detailWords(failure);
  const reason = failure.reason === undefined ? '' : tMember('reason', failure.reason);
  return {
    what: reason || tMember('failure', failure.kind, detail) || t('failure_internal'),
    // a reason says who can change it; the general advice would contradict it
    next: reason ? '' : tMember('failure', `${failure.kind}_next`, detail),
  };
}
