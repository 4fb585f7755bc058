// biome-ignore-all lint/a11y/useSemanticElements: rows of a virtual table lie absolutely, which no table element allows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus; aria-activedescendant names the row
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '../words/words.tsx';

export interface Column<Row> {
  readonly id: string;
  readonly head: string;
  /** A grid track: `80px`, `minmax(160px, 2fr)`. */
  readonly width: string;
  readonly cell: (row: Row) => ReactNode;
  readonly end?: boolean;
  /** A column that can be sorted names how the house sorts it. */
  readonly sorts?: string;
  /** Left out where the screen is narrow. */
  readonly wideOnly?: boolean;
}

export interface VirtualTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly total: number;
  /** The row at a place, or undefined while its window is on its way. */
  readonly rowAt: (index: number) => Row | undefined;
  /** Tells which places are in view, so that their windows are asked for. */
  readonly onView: (first: number, last: number) => void;
  readonly onOpen: (row: Row) => void;
  readonly sort?: { readonly by: string; readonly descending: boolean };
  readonly onSort?: (by: string) => void;
  readonly rowHeight?: number;
}

/**
 * A table of any length: only the rows in view exist, and the house gives them window by window. Rows count for
 * screen readers by aria-rowcount and aria-rowindex; arrows move, Enter opens.
 */
export const VirtualTable = <Row,>(props: VirtualTableProps<Row>): ReactElement => {
  const { t } = useWords();
  const scroll = useRef<HTMLDivElement>(null);
  const narrow = useNarrow(scroll);
  const [at, setAt] = useState(-1);
  const height = props.rowHeight ?? 36;
  const columns = narrow ? props.columns.filter((column) => !column.wideOnly) : props.columns;
  const tracks = columns.map((column) => column.width).join(' ');
  const rows = useVirtualizer({
    count: props.total,
    getScrollElement: () => scroll.current,
    estimateSize: () => height,
    overscan: 8,
  });
  const inView = rows.getVirtualItems();
  const [first, last] = [inView[0]?.index ?? 0, inView.at(-1)?.index ?? 0];
  const { onView } = props;
  useEffect(() => onView(first, last), [first, last, onView]);

  const move = (pressed: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((scroll.current?.clientHeight ?? height) / height) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: props.total - 1,
    };
    const wanted = steps[pressed.key];
    if (wanted !== undefined) {
      pressed.preventDefault();
      const next = Math.max(0, Math.min(props.total - 1, wanted));
      setAt(next);
      rows.scrollToIndex(next);
    } else if (pressed.key === 'Enter' && pressed.target === pressed.currentTarget) {
      const row = props.rowAt(at);
      if (row !== undefined) props.onOpen(row);
    }
  };

  return (
    <div className="grid-table grow">
      <div
        ref={scroll}
        className="grid-scroll"
        role="grid"
        tabIndex={0}
        aria-label={props.label}
        aria-rowcount={props.total + 1}
        aria-colcount={columns.length}
        aria-activedescendant={inView.some((place) => place.index === at) ? `row-${at}` : undefined}
        onKeyDown={move}
      >
        <div className="grid-head" role="row" aria-rowindex={1} style={{ gridTemplateColumns: tracks }}>
          {columns.map((column) => (
            <HeadCell key={column.id} column={column} {...sorting(props)} />
          ))}
        </div>
        <div role="rowgroup" style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {inView.map((place) => {
            const row = props.rowAt(place.index);
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the grid moves and opens by key
              <div
                key={place.key}
                id={`row-${place.index}`}
                onClick={(pressed) => {
                  // A click on the row's own link is the link's; one that ends a selection of text opens nothing.
                  const own = pressed.target instanceof Element && pressed.target.closest('a, button') !== null;
                  if (row !== undefined && !own && getSelection()?.isCollapsed !== false) props.onOpen(row);
                }}
                className="grid-row"
                role="row"
                aria-rowindex={place.index + 2}
                aria-selected={place.index === at}
                data-at={place.index === at}
                style={{ gridTemplateColumns: tracks, height, transform: `translateY(${place.start}px)` }}
              >
                {columns.map((column) => (
                  <div key={column.id} role="gridcell" className={`grid-cell ${column.end ? 'end' : ''}`}>
                    {row === undefined ? <span className="ghost" title={t('loading')} /> : column.cell(row)}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
};

type Sorting = Pick<VirtualTableProps<never>, 'sort' | 'onSort'>;

const sorting = <Row,>({ sort, onSort }: VirtualTableProps<Row>): Sorting => ({
  ...(sort ? { sort } : {}),
  ...(onSort ? { onSort } : {}),
});

const HeadCell = <Row,>({ column, sort, onSort }: Sorting & { readonly column: Column<Row> }): ReactElement => {
  const { sorts } = column;
  const chosen = sorts !== undefined && sort?.by === sorts;
  const order = chosen ? (sort.descending ? 'descending' : 'ascending') : 'none';
  return (
    <div
      className={`grid-cell ${column.end ? 'end' : ''}`}
      role="columnheader"
      {...(sorts ? { 'aria-sort': order as 'none' } : {})}
    >
      {sorts && onSort ? (
        <button type="button" onClick={() => onSort(sorts)}>
          {column.head}
          <span aria-hidden="true">{chosen ? (sort.descending ? ' ↓' : ' ↑') : ''}</span>
        </button>
      ) : (
        column.head
      )}
    </div>
  );
};

const NARROW = 720;

const useNarrow = (element: React.RefObject<HTMLElement | null>): boolean => {
  const [narrow, setNarrow] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    const watch = new ResizeObserver(([entry]) => setNarrow((entry?.contentRect.width ?? NARROW) < NARROW));
    watch.observe(element.current);
    return () => watch.disconnect();
  }, [element]);
  return narrow;
};
