import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import { PAGE_RIGHTS } from '../../../utils/domain/clientPages.ts';
import type { Client } from '../../../utils/domain/clients.ts';
import {
  countSteps,
  onboardingOf,
  policiesComeLate,
  STEP_RULES,
  type StepStatus,
} from '../../../utils/domain/onboarding.ts';
import { type OnboardingFormat, onboardingFile } from '../../../utils/domain/onboardingFile.ts';
import { decide } from '../../../utils/domain/permissions.ts';
import type { Provider } from '../../../utils/domain/providers.ts';
import { formatNumber, t } from '../../../utils/domain/text.ts';
import type { ConsoleApp } from '../../../utils/state/consoleApp.ts';
import type { Explorer } from '../../../utils/state/explorer.ts';
import { Button } from '../../shared/Button.tsx';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { Notice } from '../../shared/Notice.tsx';
import { verdictReason } from '../../shared/verdictReason.ts';
import { Card } from '../Card.tsx';
import { saveFile } from '../events/saveFile.ts';
import { readableOf } from './readableOf.ts';
import { StepRow } from './StepRow.tsx';
import { stepName } from './stepWords.ts';

export interface OnboardingCardProps {
  app: ConsoleApp;
  provider: Provider;
  client: Client;
  /** Of this client, as far as it was read. */
  log: Explorer;
}

const TYPES: Record<OnboardingFormat, string> = { csv: 'text/csv', json: 'application/json' };

/** What the page of this client has read shows; for the checklist alone only policies and the number of people are read. */
function useSteps({ app, provider, client, log }: OnboardingCardProps): StepStatus[] | null {
  const { collections, standing, onboarding } = app;
  useEffect(() => {
    void standing.load(readableOf(provider, client));
    if (onboarding.kept.value === null) void onboarding.load();
  }, []);
  const ticks = onboarding.of(client.id);
  if (!ticks) return null;
  const signs = {
    collections: collections.collections.value?.length ?? null,
    policies: standing.policies.value,
    owners: standing.members.value?.owners ?? null,
    logged: new Set(log.events.value.map(({ event }) => event.type)),
  };
  return onboardingOf(client, signs, ticks);
}

/** How far the client is set up by the recommended workflow: one line, and the steps behind it. */
export function OnboardingCard(props: OnboardingCardProps) {
  const { app, provider, client } = props;
  const { onboarding, context, standing } = app;
  const isOpen = useSignal(false);
  const listId = useId();
  const steps = useSteps(props);
  const failure = onboarding.failure.value ?? standing.failure.value;
  const save = (format: OnboardingFormat, of: StepStatus[]) => {
    const facts = { client: client.name, plan: client.plan, at: Date.now(), nameOf: stepName };
    saveFile(`onboarding.${format}`, TYPES[format], [new Blob([onboardingFile(of, format, facts)])]);
  };
  const count = steps && countSteps(steps);
  return (
    <Card title={t('onboarding_title')}>
      <div class="settings-body">
        {failure && (
          <FailureNotice
            failure={failure}
            onRetry={() => void (onboarding.failure.value ? onboarding.load() : standing.load())}
          />
        )}
        {steps && count && (
          <>
            <div class="settings-line">
              <p role="status">
                {t(
                  count.done === count.all ? 'onboarding_all_done' : 'onboarding_done',
                  formatNumber(count.done),
                  formatNumber(count.all),
                )}
              </p>
              <button
                type="button"
                class="button button-secondary button-m"
                aria-expanded={isOpen.value}
                aria-controls={listId}
                onClick={() => {
                  isOpen.value = !isOpen.value;
                }}
              >
                {t(isOpen.value ? 'onboarding_hide' : 'onboarding_show')}
              </button>
            </div>
            <div id={listId} class="onboarding-steps" hidden={!isOpen.value}>
              {isOpen.value && (
                <>
                  <p class="small text-2">{t('onboarding_text')}</p>
                  {policiesComeLate(steps) && <Notice kind="warn">{t('onboarding_policies_late')}</Notice>}
                  <ol class="onboarding-list">
                    {steps.map((status) => {
                      const { page } = STEP_RULES[status.step];
                      return (
                        <StepRow
                          key={status.step}
                          status={status}
                          notAllowed={verdictReason(
                            decide(provider, page ? PAGE_RIGHTS[page] : 'client.vault.open', client),
                          )}
                          onOpen={() => void context.open(page)}
                          onTick={(isDone) => void onboarding.tick(client.id, status.step, isDone)}
                        />
                      );
                    })}
                  </ol>
                  <div class="across">
                    <Button size="s" onClick={() => save('csv', steps)}>
                      {t('onboarding_csv')}
                    </Button>
                    <Button size="s" onClick={() => save('json', steps)}>
                      {t('onboarding_json')}
                    </Button>
                  </div>
                </>
              )}
            </div>
          </>
        )}
      </div>
    </Card>
  );
}
