import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { classes } from '../../shared/classes.ts';
import type { Place } from './ContextMenu.tsx';
import { GridFoot } from './GridFoot.tsx';
import { GridHead, type Order } from './GridHead.tsx';
import { gridWindow } from './gridWindow.ts';
import { keysOf, placeOf } from './rowKeys.ts';
import { type Selection, toggled, withRange } from './selectRange.ts';
import { templatesOf } from './templates.ts';
import { useRowFocus } from './useRowFocus.ts';

export interface GridColumn<Row, Name extends string = string> {
  name: Name;
  label: string;
  /** As in `grid-template-columns`. */
  width: string;
  /** Where there is little room; else it has no least width there. */
  narrow?: string;
  sorts?: boolean;
  /** Its label is for those who hear it: there is no room to see it. */
  isSmall?: boolean;
  /** Its head stands over figures, at the end of the column. */
  isFigure?: boolean;
  /** Given up first where there is little room. */
  isOptional?: boolean;
  cell: (row: Row) => ComponentChildren;
  /** What all rows come to; where a column has one, the grid has a row for them. */
  foot?: ComponentChildren;
}

export interface GridProps<Row, Name extends string> {
  /** What it is a list of. */
  label: string;
  /** In their order; all of them, however many. */
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** What a person knows a row by. */
  nameOf: (row: Row) => string;
  /** The first names the row. */
  columns: readonly GridColumn<Row, Name>[];
  /** null: by nothing that a column shows. */
  order: Order<Name> | null;
  onSort: (column: Name) => void;
  /** Of each row, in px. */
  rowHeight: number;
  /** Without it nothing can be selected. */
  selection?: Selection;
  onSelect?: (selection: Selection) => void;
  /** Says that a row is selected: `Select $1`. */
  selectLabel?: (name: string) => string;
  /** Enter on a row. */
  onOpen?: (row: Row) => void;
  /** Another key on a row. @returns whether it meant something */
  onKey?: (row: Row, key: string) => boolean;
  /** The second mouse button on a row, or the key that does the same. */
  onMenu?: (row: Row, at: Place) => void;
}

/** Holds until it was measured. */
const TALLEST = 900;
const PAGE = 10;
/** More than are ever in sight: what another search shows in the place of a row is written into the same elements. */
const SLOTS = 128;

const hasModifier = ({ ctrlKey, metaKey, altKey }: KeyboardEvent) => ctrlKey || metaKey || altKey;

/**
 * A table of any length: only the rows in sight exist. Arrows, Page Up and Down, Home and End move; Space selects,
 * Shift extends, Ctrl+A takes all, Esc none; Tab goes to what is inside the row.
 */
export function Grid<Row, Name extends string>(props: GridProps<Row, Name>) {
  const { label, rows, keyOf, nameOf, columns, order, onSort, rowHeight, selection, onSelect } = props;
  const body = useRef<HTMLDivElement>(null);
  const scrollTop = useSignal(0);
  const height = useSignal(TALLEST);
  const activeKey = useSignal<string | null>(null);
  /** Where a range begins. */
  const anchor = useRef<number | null>(null);
  const moves = useSignal(0);

  // with every key of a search there are other rows, and of most of a hundred thousand nobody asks the key
  const keys = useMemo(() => keysOf(rows, keyOf), [rows]);
  const active = placeOf(activeKey.value, rows, keyOf);
  const template = templatesOf(columns, selection !== undefined);
  const hasFoot = columns.some(({ foot }) => foot !== undefined);

  useEffect(() => {
    const element = body.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.height > 0) height.value = entry.contentRect.height;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    if (moves.value === 0) return;
    const row = body.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]');
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  }, [moves.value]);

  const noteFocus = useRowFocus(body);

  const keyAt = (at: number): string | null => (at in rows ? keyOf(rows[at] as Row) : null);

  function moveTo(at: number, extends_: boolean): void {
    const to = Math.min(Math.max(0, at), rows.length - 1);
    if (extends_ && selection && onSelect) {
      anchor.current ??= active;
      onSelect(withRange(selection, keys(), anchor.current, to));
    } else anchor.current = null;
    activeKey.value = keyAt(to);
    moves.value++;
  }

  function toggle(at: number): void {
    const key = keyAt(at);
    if (key === null || !selection) return;
    anchor.current = at;
    onSelect?.(toggled(selection, key));
  }

  function onKeyDown(event: KeyboardEvent): void {
    // what is inside a row has its own keys
    if (!(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'row') return;
    const steps: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + PAGE,
      PageUp: active - PAGE,
      Home: 0,
      End: rows.length - 1,
    };
    const row = rows[active];
    const target = steps[event.key];
    if (target !== undefined) moveTo(target, event.shiftKey);
    else if (event.key === ' ') toggle(active);
    else if (event.key === 'Enter' && row && props.onOpen) props.onOpen(row);
    else if (event.key === 'Escape' && selection?.size) onSelect?.(new Set());
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey) && selection) onSelect?.(new Set(keys()));
    else if (hasModifier(event) || !row || !props.onKey?.(row, event.key)) return;
    event.preventDefault();
  }

  const isAll = selection !== undefined && rows.length > 0 && keys().every((key) => selection.has(key));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot leave out the rows that are not in sight
    <div
      class="grid card"
      style={template}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + (hasFoot ? 2 : 1)}
      aria-multiselectable={selection !== undefined}
      onKeyDown={onKeyDown}
    >
      <GridHead
        columns={columns}
        order={order}
        onSort={onSort}
        isAll={selection ? isAll : null}
        onAll={() => onSelect?.(new Set(isAll ? [] : keys()))}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: as the grid itself */}
      <div
        class="grid-body"
        role="rowgroup"
        ref={body}
        onScroll={(event) => {
          scrollTop.value = event.currentTarget.scrollTop;
        }}
      >
        <div class="grid-space" role="presentation" style={{ height: `${rows.length * rowHeight}px` }}>
          {gridWindow(rows.length, rowHeight, scrollTop.value, height.value, active).map((at) => {
            const row = rows[at] as Row;
            const key = keyOf(row);
            const isSelected = selection?.has(key) ?? false;
            return (
              // biome-ignore lint/a11y/useSemanticElements: as the grid itself
              <div
                key={at % SLOTS}
                role="row"
                class={classes('grid-row', isSelected && 'is-selected')}
                aria-rowindex={at + 2}
                aria-selected={selection ? isSelected : undefined}
                tabIndex={at === active ? 0 : -1}
                style={{ height: `${rowHeight}px`, top: `${at * rowHeight}px` }}
                onFocusCapture={({ target }) => {
                  activeKey.value = key;
                  noteFocus(target);
                }}
                onContextMenu={(event) => {
                  if (!props.onMenu) return;
                  event.preventDefault();
                  props.onMenu(row, { x: event.clientX, y: event.clientY });
                }}
              >
                {selection && (
                  // biome-ignore lint/a11y/useSemanticElements: as the grid itself
                  // biome-ignore lint/a11y/useFocusableInteractive: the row is
                  <span role="gridcell">
                    <input
                      type="checkbox"
                      tabIndex={-1}
                      aria-label={props.selectLabel?.(nameOf(row)) ?? nameOf(row)}
                      checked={isSelected}
                      onChange={() => toggle(at)}
                    />
                  </span>
                )}
                {columns.map(({ name, cell, isOptional }, column) => (
                  <div
                    key={name}
                    role={column === 0 ? 'rowheader' : 'gridcell'}
                    class={classes('grid-cell', isOptional && 'optional')}
                  >
                    {cell(row)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
      {hasFoot && <GridFoot columns={columns} selects={selection !== undefined} rowIndex={rows.length + 2} />}
    </div>
  );
}
