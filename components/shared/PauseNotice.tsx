import { t } from '../../utils/domain/text.ts';
import { exactClock } from '../../utils/domain/time.ts';
import type { PausesModel } from '../../utils/state/pauses.ts';
import { Notice } from './Notice.tsx';

/** `0:07`, `12:30`: what is left, for the eye alone. */
const countdown = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** Bitwarden asked to wait. Its end is said once to whoever listens; the seconds before it are only shown. */
export function PauseNotice({ pauses }: { pauses: PausesModel }) {
  const until = pauses.until.value;
  if (until === null) return null;
  return (
    <Notice
      kind="neutral"
      icon="waiting"
      action={
        <span class="tabular text-2" aria-hidden="true">
          {countdown(pauses.secondsLeft.value)}
        </span>
      }
    >
      {t(pauses.goesOn.value ? 'pause_goes_on' : 'pause_changes', exactClock(until))}
    </Notice>
  );
}
