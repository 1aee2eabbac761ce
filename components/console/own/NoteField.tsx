import { useId } from 'preact/hooks';
import { t } from '../../../utils/domain/text.ts';
import { classes } from '../../shared/classes.ts';
import { Icon } from '../../shared/Icon.tsx';

export interface NoteFieldProps {
  value: string;
  onInput: (text: string) => void;
  error: string | undefined;
}

/** Several lines of a technician's own. */
export function NoteField({ value, onInput, error }: NoteFieldProps) {
  const id = useId();
  return (
    <div class={classes('field', error !== undefined && 'is-wrong')}>
      <label for={id}>{t('own_note')}</label>
      <textarea
        id={id}
        class="input"
        name="own-note"
        rows={3}
        value={value}
        spellcheck={false}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-said`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <p id={`${id}-said`} class="hint">
        {error !== undefined && <Icon name="warn" />}
        <span>{error ?? t('own_note_hint')}</span>
      </p>
    </div>
  );
}
