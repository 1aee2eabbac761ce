import { useId } from 'preact/hooks';
import { pageName } from '../../../utils/domain/clientPages.ts';
import { STEP_RULES, type StepStatus } from '../../../utils/domain/onboarding.ts';
import { t } from '../../../utils/domain/text.ts';
import { dateAndTime } from '../../../utils/domain/time.ts';
import { Button } from '../../shared/Button.tsx';
import { Icon } from '../../shared/Icon.tsx';
import { seenWords, stepHint, stepName } from './stepWords.ts';

export interface StepRowProps {
  status: StepStatus;
  /** Why its page of the web vault cannot be opened. */
  notAllowed: string | undefined;
  onOpen: () => void;
  onTick: (isDone: boolean) => void;
}

function stateWords({ step, state, tick }: StepStatus): string {
  if (state === 'seen') return seenWords(step);
  if (state === 'notInPlan') return t('onboarding_not_in_plan');
  return tick ? t('onboarding_ticked', tick.by, dateAndTime(tick.at)) : stepHint(step);
}

/** One step: whether it is done and how that is known, and the way to where it is done. */
export function StepRow({ status, notAllowed, onOpen, onTick }: StepRowProps) {
  const id = useId();
  const { step, state } = status;
  const { page } = STEP_RULES[step];
  const isByHand = state === 'open' || state === 'ticked';
  return (
    <li class="onboarding-step">
      {isByHand ? (
        <input
          type="checkbox"
          id={id}
          checked={state === 'ticked'}
          aria-describedby={`${id}-state`}
          onChange={(event) => onTick(event.currentTarget.checked)}
        />
      ) : (
        <span class={state === 'seen' ? 'onboarding-mark' : 'onboarding-mark text-3'}>
          <Icon name={state === 'seen' ? 'ok' : 'info'} />
        </span>
      )}
      <div class="grow">
        {isByHand ? (
          <label class="strong" for={id}>
            {stepName(step)}
          </label>
        ) : (
          <span class="strong">{stepName(step)}</span>
        )}
        <p class="small text-2" id={`${id}-state`}>
          {stateWords(status)}
        </p>
      </div>
      {page !== null && state !== 'notInPlan' && (
        <Button kind="quiet" size="s" icon="open" notAllowed={notAllowed} onClick={onOpen}>
          {pageName(page)}
          <span class="visually-hidden"> {t('onboarding_in_web_vault', stepName(step))}</span>
        </Button>
      )}
    </li>
  );
}
