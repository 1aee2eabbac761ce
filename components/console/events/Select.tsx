import { useId, useMemo } from 'preact/hooks';
import { t } from '../../../utils/domain/text.ts';

export interface SelectOption {
  value: string;
  words: string;
  /** Stands above the options that have the same. */
  group?: string;
}

export interface SelectProps {
  label: string;
  /** null: any. */
  value: string | null;
  options: readonly SelectOption[];
  onChoose: (value: string | null) => void;
}

const ANY = '*';

function Options({ options }: { options: readonly SelectOption[] }) {
  return (
    <>
      {options.map(({ value, words }) => (
        <option key={value} value={`=${value}`}>
          {words}
        </option>
      ))}
    </>
  );
}

/** One of what there is, or any of it. What was chosen stays to be seen when there is none of it any more. */
export function Select({ label, value, options, onChoose }: SelectProps) {
  const id = useId();
  const isThere = value === null || options.some((option) => option.value === value);
  // the same as long as there is the same to choose from
  const list = useMemo(() => {
    const groups = [...new Set(options.map(({ group }) => group))];
    return groups.map((group) => {
      const inGroup = options.filter((option) => option.group === group);
      return group === undefined ? (
        <Options key="" options={inGroup} />
      ) : (
        <optgroup key={group} label={group}>
          <Options options={inGroup} />
        </optgroup>
      );
    });
  }, [options]);
  return (
    <div class="filter-select">
      <label class="visually-hidden" for={id}>
        {label}
      </label>
      <select
        id={id}
        data-chosen={value !== null}
        value={value === null ? ANY : `=${value}`}
        onChange={({ currentTarget }) => {
          const chosen = currentTarget.value;
          onChoose(chosen === ANY ? null : chosen.slice(1));
        }}
      >
        <option value={ANY}>{t('events_any', label)}</option>
        {!isThere && <Options options={[{ value, words: value }]} />}
        {list}
      </select>
    </div>
  );
}
