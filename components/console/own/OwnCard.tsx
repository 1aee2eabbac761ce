import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Client } from '../../../utils/domain/clients.ts';
import { t } from '../../../utils/domain/text.ts';
import type { LabelsModel } from '../../../utils/state/labels.ts';
import { Button } from '../../shared/Button.tsx';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { Card } from '../Card.tsx';
import { OwnForm } from './OwnForm.tsx';
import { OwnSummary } from './OwnSummary.tsx';

export interface OwnCardProps {
  model: LabelsModel;
  client: Client;
}

/** What a technician attached to the client, for themselves, and the form to change it. */
export function OwnCard({ model, client }: OwnCardProps) {
  const isEditing = useSignal(false);
  const edit = useRef<HTMLButtonElement>(null);
  const kept = model.of(client.id);
  const failure = model.failure.value;
  const close = () => {
    isEditing.value = false;
    // the button that was pressed is gone
    requestAnimationFrame(() => edit.current?.focus());
  };
  return (
    <Card title={t('own_title')}>
      <div class="settings-body">
        <p class="text-2">{t('own_text')}</p>
        {failure && <FailureNotice failure={failure} onRetry={() => void model.load()} />}
        {kept && isEditing.value && <OwnForm model={model} client={client} kept={kept} onClose={close} />}
        {kept && !isEditing.value && (
          <div class="settings-line">
            <OwnSummary labels={kept.labels} />
            <Button
              buttonRef={edit}
              onClick={() => {
                isEditing.value = true;
              }}
            >
              {t('own_edit')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}
