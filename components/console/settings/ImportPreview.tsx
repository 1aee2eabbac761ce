import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Failure } from '../../../utils/domain/failures.ts';
import {
  type Choice,
  type ChosenField,
  decideImport,
  type ImportPlan,
} from '../../../utils/domain/labelsImport.ts';
import { t, tCount } from '../../../utils/domain/text.ts';
import type { LabelsModel } from '../../../utils/state/labels.ts';
import { Button } from '../../shared/Button.tsx';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { Notice } from '../../shared/Notice.tsx';
import { ImportedRow } from './ImportedRow.tsx';

export interface ImportPreviewProps {
  plan: ImportPlan;
  model: LabelsModel;
  /** @param count of clients that something was taken over for; null when nothing was done */
  onClose: (count: number | null) => void;
}

type Choices = Readonly<Record<string, Partial<Record<ChosenField, Choice>>>>;

/** What a file would change, client by client; each difference with both sides and a choice. */
export function ImportPreview({ plan, model, onClose }: ImportPreviewProps) {
  const choices = useSignal<Choices>({});
  const failure = useSignal<Failure | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { changes, same, unknown } = plan;
  const edits = changes.flatMap((each) => decideImport(each, choices.value[each.client.id] ?? {}) ?? []);

  const take = async () => {
    if (model.busy.value) return;
    failure.value = await model.writeAll(edits);
    if (!failure.value) onClose(edits.length);
  };
  return (
    <section class="import" aria-labelledby="import-title">
      <h3 id="import-title" tabIndex={-1} ref={heading}>
        {t('import_title')}
      </h3>
      {failure.value && <FailureNotice failure={failure.value} />}
      {same > 0 && <p class="text-2">{tCount('import_same', same)}</p>}
      {changes.length > 0 && (
        <ul class="import-list">
          {changes.map((imported) => (
            <ImportedRow
              key={imported.client.id}
              imported={imported}
              choices={choices.value[imported.client.id] ?? {}}
              onChoose={(field, choice) => {
                const { id } = imported.client;
                choices.value = { ...choices.value, [id]: { ...choices.value[id], [field]: choice } };
              }}
            />
          ))}
        </ul>
      )}
      {unknown.length > 0 && (
        <Notice kind="warn">
          {tCount('import_unknown', unknown.length)}
          <ul class="import-unknown">
            {unknown.map(({ id, name }) => (
              <li key={id}>
                <bdi>{name || id}</bdi>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <div class="across">
        <Button
          kind="primary"
          busy={model.busy.value}
          notAllowed={edits.length === 0 ? t('import_nothing') : undefined}
          onClick={() => void take()}
        >
          {edits.length > 0 ? tCount('import_take', edits.length) : t('import_take_none')}
        </Button>
        <Button onClick={() => onClose(null)}>{t('cancel')}</Button>
      </div>
    </section>
  );
}
