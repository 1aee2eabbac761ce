import { useId } from 'preact/hooks';
import { Icon } from '../shared/Icon.tsx';

export interface SearchFieldProps {
  /** Its name, and what it says while empty. */
  label: string;
  value: string;
  onInput: (text: string) => void;
}

/** A search field; `/` leads to it, Esc clears it. */
export function SearchField({ label, value, onInput }: SearchFieldProps) {
  const id = useId();
  return (
    <div class="input search-field">
      <Icon name="search" />
      <label class="visually-hidden" for={id}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        value={value}
        placeholder={label}
        autoComplete="off"
        spellcheck={false}
        aria-keyshortcuts="/"
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return;
          event.preventDefault();
          onInput('');
        }}
      />
      <kbd>/</kbd>
    </div>
  );
}
