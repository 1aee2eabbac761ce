import { useId } from 'preact/hooks';
import { classes } from '../../shared/classes.ts';

export interface RadioChoice<T extends string> {
  value: T;
  words: string;
  /** A second, quieter line. */
  second?: string | undefined;
  /** Why it cannot be chosen. */
  notAllowed?: string | undefined;
}

export interface RadioListProps<T extends string> {
  legend: string;
  hint?: string | undefined;
  choices: readonly RadioChoice<T>[];
  value: T;
  busy: boolean;
  onChoose: (value: T) => void;
}

/** One of several, each on a line of its own with what is to be said about it. */
export function RadioList<T extends string>(props: RadioListProps<T>) {
  const { legend, hint, choices, value, busy, onChoose } = props;
  const name = useId();
  return (
    <fieldset class="radio-list" aria-busy={busy}>
      <legend>{legend}</legend>
      {hint && <p class="small text-2">{hint}</p>}
      {choices.map((choice) => {
        const said = choice.notAllowed ?? choice.second;
        const id = `${name}-${choice.value}`;
        return (
          <div class={classes('radio', choice.notAllowed !== undefined && 'is-off')} key={choice.value}>
            <input
              type="radio"
              id={id}
              name={name}
              checked={choice.value === value}
              aria-disabled={choice.notAllowed !== undefined}
              aria-describedby={said ? `${id}-said` : undefined}
              onClick={(event) => {
                // it stays focusable, because it says why
                if (busy || choice.notAllowed !== undefined) event.preventDefault();
              }}
              onChange={() => {
                if (!busy && choice.notAllowed === undefined) onChoose(choice.value);
              }}
            />
            <label for={id}>
              <bdi>{choice.words}</bdi>
            </label>
            {said && (
              <span class="small text-2" id={`${id}-said`}>
                {said}
              </span>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
