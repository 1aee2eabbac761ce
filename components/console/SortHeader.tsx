import { Icon } from '../shared/Icon.tsx';

export interface SortHeaderProps {
  label: string;
  /** `none` on every column but the sorted one. */
  sorted: 'ascending' | 'descending' | 'none';
  onSort: () => void;
}

/** Head of a column that can be sorted; the arrow stands on the sorted one only. */
export function SortHeader({ label, sorted, onSort }: SortHeaderProps) {
  return (
    <th scope="col" aria-sort={sorted}>
      <button type="button" class="sort" onClick={onSort}>
        {label}
        {sorted !== 'none' && <Icon name="down" size={14} />}
      </button>
    </th>
  );
}
