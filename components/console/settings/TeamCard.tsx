import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { type FileTrouble, readLabelsFile, writeLabelsFile } from '../../../utils/domain/labelsFile.ts';
import { type ImportPlan, planImport } from '../../../utils/domain/labelsImport.ts';
import { type MessageKey, t, tCount } from '../../../utils/domain/text.ts';
import type { ConsoleApp } from '../../../utils/state/consoleApp.ts';
import type { LabelsModel } from '../../../utils/state/labels.ts';
import { Button } from '../../shared/Button.tsx';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { Notice } from '../../shared/Notice.tsx';
import { Card } from '../Card.tsx';
import { ImportPreview } from './ImportPreview.tsx';

const TROUBLES: Record<FileTrouble, MessageKey> = {
  tooLarge: 'labels_file_too_large',
  notJson: 'labels_file_not_json',
  otherFormat: 'labels_file_other_format',
  otherVersion: 'labels_file_other_version',
  malformed: 'labels_file_malformed',
  clientTwice: 'labels_file_client_twice',
  codeTwice: 'labels_file_code_twice',
};

/** Saving and opening files; the page's own entrypoint knows the browser. */
export interface LabelFiles {
  save: (text: string) => void;
  /** null when it is larger than any file of ours. */
  read: (file: File) => Promise<string | null>;
}

export interface TeamCardProps {
  app: ConsoleApp;
  model: LabelsModel;
  files: LabelFiles;
}

/** Labels as a file, so that colleagues have the same: out of here in clear, into here only after a look. */
export function TeamCard({ app, model, files }: TeamCardProps) {
  const plan = useSignal<ImportPlan | null>(null);
  const trouble = useSignal<FileTrouble | null>(null);
  const taken = useSignal<number | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const clients = app.clients.clients.value ?? [];
  const kept = model.sets.value?.clients;
  const failure = model.failure.value;
  const rows = clients.flatMap(({ id, name }) => {
    const labels = kept && Object.hasOwn(kept, id) ? kept[id]?.labels : undefined;
    return labels ? { id, name, labels } : [];
  });

  const open = async (file: File) => {
    plan.value = null;
    trouble.value = null;
    taken.value = null;
    const text = await files.read(file);
    const found = text === null ? { trouble: 'tooLarge' as const } : readLabelsFile(text);
    if ('trouble' in found) trouble.value = found.trouble;
    else plan.value = planImport(clients, model.sets.value?.clients ?? {}, found.rows);
  };

  return (
    <Card title={t('labels_title')}>
      <div class="settings-body">
        <p>{t('labels_text')}</p>
        {failure && <FailureNotice failure={failure} onRetry={() => void model.load()} />}
        {kept && (
          <div class="across">
            <Button
              notAllowed={rows.length === 0 ? t('labels_none') : undefined}
              onClick={() => files.save(writeLabelsFile(rows))}
            >
              {t('labels_save')}
            </Button>
            <Button onClick={() => input.current?.click()}>{t('labels_open')}</Button>
            <input
              ref={input}
              type="file"
              accept=".json,application/json"
              hidden
              aria-label={t('labels_open')}
              onChange={(event) => {
                const [file] = event.currentTarget.files ?? [];
                event.currentTarget.value = '';
                if (file) void open(file);
              }}
            />
          </div>
        )}
        <p class="small text-2">{t('labels_in_clear')}</p>
        {trouble.value && (
          <Notice kind="danger">
            {t(TROUBLES[trouble.value])} {t('labels_file_nothing')}
          </Notice>
        )}
        {plan.value && (
          <ImportPreview
            plan={plan.value}
            model={model}
            onClose={(count) => {
              plan.value = null;
              taken.value = count;
            }}
          />
        )}
        <p role="status">{taken.value !== null && tCount('labels_taken', taken.value)}</p>
      </div>
    </Card>
  );
}
