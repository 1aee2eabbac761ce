import { useId } from 'preact/hooks';
import { classes } from '../shared/classes.ts';

export interface SelectFieldProps<T extends string | null> {
  label: string;
  /** The label is there for those who hear it only. */
  isLabelHidden?: boolean;
  value: T;
  choices: readonly (readonly [value: T, words: string])[];
  onChoose: (value: T) => void;
}

/** One of a few, in the browser's own list. */
export function SelectField<T extends string | null>(props: SelectFieldProps<T>) {
  const { label, isLabelHidden = true, value, choices, onChoose } = props;
  const id = useId();
  return (
    <div class="select-field">
      <label class={classes(isLabelHidden && 'visually-hidden')} for={id}>
        {label}
      </label>
      <select
        id={id}
        class="select"
        value={value ?? ''}
        onChange={(event) => {
          const chosen = choices.find(([one]) => (one ?? '') === event.currentTarget.value);
          if (chosen) onChoose(chosen[0]);
        }}
      >
        {choices.map(([one, words]) => (
          <option key={one ?? ''} value={one ?? ''} selected={one === value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
