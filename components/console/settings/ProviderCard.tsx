import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { decide } from '../../../utils/domain/permissions.ts';
import { detailsProblem, type ProviderDetails } from '../../../utils/domain/providerDetails.ts';
import type { Provider } from '../../../utils/domain/providers.ts';
import { t, tMember } from '../../../utils/domain/text.ts';
import type { ProviderDetailsModel } from '../../../utils/state/providerDetails.ts';
import { Button } from '../../shared/Button.tsx';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { Field } from '../../shared/Field.tsx';
import { Skeleton } from '../../shared/Skeleton.tsx';
import { verdictReason } from '../../shared/verdictReason.ts';
import { Card } from '../Card.tsx';
import { CopyNote } from '../CopyNote.tsx';
import { detailsNote } from './detailsNote.ts';

export interface ProviderCardProps {
  model: ProviderDetailsModel;
  provider: Provider;
  /** Who changes it, as a ticket says it. */
  who: string;
}

/** Name and billing address of the provider; who may not change them sees them, and why not. */
export function ProviderCard({ model, provider, who }: ProviderCardProps) {
  const typed = useSignal<Partial<ProviderDetails>>({});
  const isChecked = useSignal(false);
  const note = useSignal<string | null>(null);
  const verdict = decide(provider, 'provider.edit');
  const canRead = decide(provider, 'provider.read').allowed;
  useEffect(() => {
    typed.value = {};
    isChecked.value = false;
    note.value = null;
    if (canRead) void model.load();
  }, [provider.id, canRead]);

  const known = model.details.value;
  const failure = model.failure.value;
  if (!canRead) return null;
  const shown: ProviderDetails | null = known && { ...known, ...typed.value };
  const problem = isChecked.value && shown ? detailsProblem(shown) : null;
  const errorOf = (...mine: (typeof problem)[]) =>
    problem !== null && mine.includes(problem) ? tMember('provider_problem', problem) : undefined;
  const put = (some: Partial<ProviderDetails>) => {
    typed.value = { ...typed.value, ...some };
    isChecked.value = false;
    model.isSaved.value = false;
  };
  const save = async (next: ProviderDetails) => {
    isChecked.value = true;
    if (model.busy.value || !verdict.allowed || detailsProblem(next)) return;
    const at = Date.now();
    await model.edit(next);
    note.value = detailsNote(at, next, who, provider.name, model);
    if (model.isSaved.value) typed.value = {};
  };
  return (
    <Card title={t('provider_card')}>
      <div class="settings-body">
        {failure && <FailureNotice failure={failure} onRetry={known ? undefined : () => void model.load()} />}
        {!shown && !failure && <Skeleton rows={2} />}
        {shown && (
          <form
            class="provider-form"
            noValidate
            autoComplete="off"
            onSubmit={(event) => {
              event.preventDefault();
              void save(shown);
            }}
          >
            <Field
              label={t('provider_name')}
              name="providerName"
              value={shown.name}
              readOnly={!verdict.allowed}
              onInput={(name) => put({ name })}
              error={errorOf('noName', 'longName')}
            />
            <Field
              label={t('provider_billing_email')}
              name="billingEmail"
              type="email"
              value={shown.billingEmail}
              readOnly={!verdict.allowed}
              onInput={(billingEmail) => put({ billingEmail })}
              hint={t('provider_billing_hint')}
              error={errorOf('badEmail')}
            />
            <div class="settings-line">
              <Button type="submit" busy={model.busy.value} notAllowed={verdictReason(verdict)}>
                {t('provider_save')}
              </Button>
              <span class="small text-2" role="status">
                {verdict.allowed ? model.isSaved.value && t('provider_saved') : verdictReason(verdict)}
              </span>
            </div>
          </form>
        )}
        {note.value !== null && <CopyNote note={note.value} />}
      </div>
    </Card>
  );
}
