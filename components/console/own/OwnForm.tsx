import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import type { Client } from '../../../utils/domain/clients.ts';
import type { Failure } from '../../../utils/domain/failures.ts';
import {
  type KeptLabels,
  type LabelField,
  type LabelSet,
  LONGEST_CODE,
  LONGEST_NOTE,
  LONGEST_TAG,
  MOST_TAGS,
  splitTyped,
  wrongLabels,
} from '../../../utils/domain/labels.ts';
import { formatNumber, t } from '../../../utils/domain/text.ts';
import type { LabelsModel } from '../../../utils/state/labels.ts';
import { Button } from '../../shared/Button.tsx';
import { FailureNotice } from '../../shared/FailureNotice.tsx';
import { Field } from '../../shared/Field.tsx';
import { Notice } from '../../shared/Notice.tsx';
import { HueChoice } from './HueChoice.tsx';
import { NoteField } from './NoteField.tsx';
import { OwnSummary } from './OwnSummary.tsx';

/** Tags as one types them. */
type Typed = Omit<LabelSet, 'tags' | 'code'> & { tags: string; code: string };

const typedOf = ({ tags, code, ...rest }: LabelSet): Typed => ({
  ...rest,
  tags: tags.join(', '),
  code: code ?? '',
});
const labelsOf = ({ tags, code, ...rest }: Typed): LabelSet => ({
  ...rest,
  tags: splitTyped(tags),
  code: code || null,
});

export interface OwnFormProps {
  model: LabelsModel;
  client: Client;
  /** As they are now; newer than what this form began with when another window changed them. */
  kept: KeptLabels;
  onClose: () => void;
}

export function OwnForm({ model, client, kept, onClose }: OwnFormProps) {
  const base = useSignal(kept);
  const typed = useSignal(typedOf(kept.labels));
  const wrong = useSignal<LabelField[]>([]);
  const failure = useSignal<Failure | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const pinId = useId();
  const isOvertaken = base.value.revision !== kept.revision;
  const { favourite, tags, note, hue, code } = typed.value;

  const change = (some: Partial<Typed>) => {
    typed.value = { ...typed.value, ...some };
    const changed = Object.keys(some);
    wrong.value = wrong.value.filter((field) => !changed.includes(field));
    if (failure.value?.kind === 'codeTaken' && changed.includes('code')) failure.value = null;
  };
  const takeTheirs = () => {
    base.value = kept;
    typed.value = typedOf(kept.labels);
    wrong.value = [];
    failure.value = null;
  };
  const save = async () => {
    if (model.busy.value) return;
    const labels = labelsOf(typed.value);
    wrong.value = wrongLabels(labels);
    const [first] = wrong.value;
    if (first) return form.current?.querySelector<HTMLElement>(`[name=own-${first}]`)?.focus();
    const { revision } = kept;
    // over what another window wrote only after it was shown
    failure.value = await model.write(client.id, revision, labels);
    if (!failure.value) onClose();
    else if (failure.value.kind === 'codeTaken')
      form.current?.querySelector<HTMLElement>('[name=own-code]')?.focus();
  };
  const codeError = wrong.value.includes('code')
    ? t('own_code_wrong', formatNumber(LONGEST_CODE))
    : failure.value?.kind === 'codeTaken'
      ? t('failure_codeTaken')
      : undefined;

  return (
    <form
      ref={form}
      class="own-form"
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {isOvertaken && (
        <Notice
          kind="warn"
          action={
            <Button size="s" onClick={takeTheirs}>
              {t('own_take_theirs')}
            </Button>
          }
        >
          {t('own_overtaken')}
          <OwnSummary labels={kept.labels} />
        </Notice>
      )}
      {failure.value && !['codeTaken', 'labelsChanged'].includes(failure.value.kind) && (
        <FailureNotice failure={failure.value} />
      )}
      <div class="check">
        <input
          type="checkbox"
          id={pinId}
          checked={favourite}
          onChange={(event) => change({ favourite: event.currentTarget.checked })}
        />
        <label for={pinId}>{t('own_pin')}</label>
      </div>
      <Field
        label={t('own_tags')}
        name="own-tags"
        autoFocus
        value={tags}
        onInput={(text) => change({ tags: text })}
        hint={t('own_tags_hint')}
        error={
          wrong.value.includes('tags')
            ? t('own_tags_wrong', formatNumber(MOST_TAGS), formatNumber(LONGEST_TAG))
            : undefined
        }
      />
      <NoteField
        value={note}
        onInput={(text) => change({ note: text })}
        error={wrong.value.includes('note') ? t('own_note_wrong', formatNumber(LONGEST_NOTE)) : undefined}
      />
      <HueChoice value={hue} onChoose={(chosen) => change({ hue: chosen })} />
      <Field
        label={t('own_code')}
        name="own-code"
        value={code}
        placeholder={client.code}
        onInput={(text) => change({ code: text })}
        hint={t('own_code_hint')}
        error={codeError}
      />
      <div class="across">
        <Button type="submit" kind="primary" busy={model.busy.value}>
          {t(isOvertaken ? 'own_save_over' : 'own_save')}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
