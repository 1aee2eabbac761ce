import { t } from '../../../utils/domain/text.ts';
import { classes } from '../../shared/classes.ts';
import { Icon } from '../../shared/Icon.tsx';
import type { GridColumn } from './Grid.tsx';

export interface Order<Name extends string> {
  column: Name;
  direction: 'ascending' | 'descending';
}

/** The other way round where it is sorted by that already. */
export const sortedBy = <Name extends string>(order: Order<Name>, column: Name): Order<Name> => ({
  column,
  direction: order.column === column && order.direction === 'ascending' ? 'descending' : 'ascending',
});

export interface GridHeadProps<Row, Name extends string> {
  columns: readonly GridColumn<Row, Name>[];
  order: Order<Name> | null;
  onSort: (column: Name) => void;
  /** Whether all are selected; null where nothing can be. */
  isAll: boolean | null;
  onAll: () => void;
}

/** The head of a grid: what can be sorted is a button. */
export function GridHead<Row, Name extends string>(props: GridHeadProps<Row, Name>) {
  const { columns, order, onSort, isAll, onAll } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot leave out the rows that are not in sight
    <div role="rowgroup" class="grid-head">
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its buttons are */}
      <div role="row" aria-rowindex={1} class="grid-row">
        {isAll !== null && (
          // biome-ignore lint/a11y/useSemanticElements: as above
          // biome-ignore lint/a11y/useFocusableInteractive: its box is
          <span role="columnheader">
            <input type="checkbox" aria-label={t('grid_select_all')} checked={isAll} onChange={onAll} />
          </span>
        )}
        {columns.map(({ name, label, sorts, isSmall, isFigure, isOptional }) => {
          const isSorted = order?.column === name;
          return (
            // biome-ignore lint/a11y/useSemanticElements: as above
            // biome-ignore lint/a11y/useFocusableInteractive: its button is
            <div
              key={name}
              role="columnheader"
              class={classes('grid-cell', isFigure && 'is-figure', isOptional && 'optional')}
              aria-sort={sorts ? (isSorted && order ? order.direction : 'none') : undefined}
            >
              {sorts ? (
                <button type="button" class="sort" onClick={() => onSort(name)}>
                  {label}
                  {isSorted && <Icon name="down" size={14} />}
                </button>
              ) : (
                <span class={classes((isSmall || label === t('grid_actions')) && 'visually-hidden')}>
                  {label}
                </span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
