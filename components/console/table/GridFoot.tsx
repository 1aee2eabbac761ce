import { classes } from '../../shared/classes.ts';
import type { GridColumn } from './Grid.tsx';

export interface GridFootProps<Row, Name extends string> {
  columns: readonly GridColumn<Row, Name>[];
  selects: boolean;
  /** Among all rows, counted from 1. */
  rowIndex: number;
}

/** The last row of a grid: what its columns come to. */
export function GridFoot<Row, Name extends string>({ columns, selects, rowIndex }: GridFootProps<Row, Name>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot leave out the rows that are not in sight
    <div role="rowgroup" class="grid-foot">
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: nothing in it is to be done */}
      <div role="row" aria-rowindex={rowIndex} class="grid-row">
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
        {selects && <span role="gridcell" />}
        {columns.map(({ name, foot, isOptional }, column) => (
          <div
            key={name}
            role={column === 0 ? 'rowheader' : 'gridcell'}
            class={classes('grid-cell', isOptional && 'optional')}
          >
            {foot}
          </div>
        ))}
      </div>
    </div>
  );
}
