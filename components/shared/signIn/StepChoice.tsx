import { FileText, Fingerprint, KeyRound, Mail, Shield, Smartphone } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { ClosedStep, SecondSteps, StepKind } from '../../../utils/domain/secondStep.ts';
import { t } from '../../../utils/domain/text.ts';
import { classes } from '../classes.ts';
import { Icon, type IconName } from '../Icon.tsx';
import { closedWords, stepWords } from './stepWords.ts';

const ICONS: Record<StepKind, IconName> = {
  authenticator: Smartphone,
  yubiKey: KeyRound,
  organizationDuo: Shield,
  duo: Shield,
  email: Mail,
  recoveryCode: FileText,
};

const CLOSED_ICONS: Record<ClosedStep, IconName> = {
  webAuthn: Fingerprint,
  duoUnavailable: Shield,
  other: 'info',
};

export interface StepChoiceProps {
  steps: SecondSteps;
  chosen: StepKind | null;
  onChoose: (kind: StepKind) => void;
  /** A click goes on to the field; whoever moves with the arrow keys stays among the ways. */
  focusField: () => void;
  /** What belongs to the chosen way. */
  children: ComponentChildren;
}

/** All the ways of the second step, the closed ones with the reason. */
export function StepChoice({ steps, chosen, onChoose, focusField, children }: StepChoiceProps) {
  const name = useId();
  return (
    <fieldset class="methods">
      <legend class="visually-hidden">{t('secondstep_method')}</legend>
      {steps.open.map((kind) => (
        <div key={kind} class={classes('method', kind === chosen && 'is-open')}>
          <label>
            <input
              type="radio"
              name={name}
              checked={kind === chosen}
              onChange={() => onChoose(kind)}
              onClick={(event) => {
                // a click that the keyboard made has no place on the screen
                if (event.detail > 0) requestAnimationFrame(focusField);
              }}
            />
            <Icon name={ICONS[kind]} />
            <bdi>{stepWords(kind, steps.mailTo)}</bdi>
          </label>
          {kind === chosen && <div class="method-more">{children}</div>}
        </div>
      ))}
      {steps.closed.map((kind) => (
        <div key={kind} class="method is-closed">
          <span class="method-gap" />
          <Icon name={CLOSED_ICONS[kind]} />
          <span>
            {closedWords(kind).name}
            <span class="small">{closedWords(kind).why}</span>
          </span>
        </div>
      ))}
    </fieldset>
  );
}
