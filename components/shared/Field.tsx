import type { ComponentChildren, RefObject } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';

/** Spread one by one, because the attribute's type allows no choice of several. */
const TYPES = {
  text: { type: 'text' },
  email: { type: 'email' },
  password: { type: 'password' },
  search: { type: 'search' },
} as const;

export interface FieldProps {
  label: string;
  value: string;
  onInput: (text: string) => void;
  type?: keyof typeof TYPES | undefined;
  /** What is wrong with the value; tied to the input. */
  error?: string | undefined;
  hint?: string | undefined;
  /** Takes the focus when it appears. */
  autoFocus?: boolean | undefined;
  name?: string | undefined;
  placeholder?: string | undefined;
  readOnly?: boolean | undefined;
  /** To move the focus here, e.g. to the first wrong field. */
  inputRef?: RefObject<HTMLInputElement | null> | undefined;
  onBlur?: (() => void) | undefined;
  /** A code somebody reads or pastes: `digits` brings up the keys for them. */
  code?: 'digits' | 'letters' | undefined;
  /** Something at the end of the input, e.g. a reveal button. */
  trailing?: ComponentChildren;
}

/** A labelled input. Never kept in the browser's form history; pasting always works. */
export function Field({
  label,
  value,
  onInput,
  type = 'text',
  error,
  hint,
  autoFocus = false,
  name,
  placeholder,
  readOnly = false,
  inputRef,
  onBlur,
  code,
  trailing,
}: FieldProps) {
  const id = useId();
  const own = useRef<HTMLInputElement>(null);
  const ref = inputRef ?? own;
  useLayoutEffect(() => {
    if (autoFocus) ref.current?.focus();
  }, []);
  const said = error ?? hint;
  return (
    <div class={classes('field', code !== undefined && 'is-code', error !== undefined && 'is-wrong')}>
      <label for={id}>{label}</label>
      <div class="input">
        <input
          ref={ref}
          id={id}
          {...TYPES[type]}
          name={name}
          value={value}
          placeholder={placeholder}
          readOnly={readOnly}
          inputMode={code === 'digits' ? 'numeric' : undefined}
          autoComplete={code === undefined ? 'off' : 'one-time-code'}
          autoCapitalize="none"
          spellcheck={false}
          aria-invalid={error !== undefined}
          aria-describedby={said === undefined ? undefined : `${id}-said`}
          onInput={(event) => onInput(event.currentTarget.value)}
          onBlur={onBlur}
        />
        {trailing}
      </div>
      {said !== undefined && (
        <p id={`${id}-said`} class="hint">
          {error !== undefined && <Icon name="warn" />}
          <span>{said}</span>
        </p>
      )}
    </div>
  );
}
