import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { SelectMenu } from '../blocks/select-menu.tsx';
import { useSharedMessages } from '../i18n/shared-messages.ts';
import type { DataColumn } from './data-column.ts';
import { sortIdOf } from './data-column.ts';
import type { TablePartProps } from './data-table.tsx';

const cardHeight = 88;
const gap = 8;
const loadAhead = 8;

/** The table of a narrow screen: name, badge and the two facts that matter, in the page's own scroll. */
export function CardList<Row>(props: TablePartProps<Row>) {
  const { count, rowAt, rowKey, selection, columns, sort, onSortChange } = props;
  const list = useRef<HTMLUListElement>(null);
  const [offset, setOffset] = useState(0);
  const pending = props.loading ? 6 : props.hasMore ? 1 : 0;
  // Every time: what stands above the list may have arrived since and taken more room than its skeleton.
  useLayoutEffect(() => {
    setOffset(Math.round((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY));
  });
  const virtualizer = useWindowVirtualizer({
    count: count + pending,
    estimateSize: () => cardHeight + gap,
    overscan: 4,
    scrollMargin: offset,
    // Without a layout (tests, print) the first screenful is drawn.
    initialRect: { width: window.innerWidth, height: window.innerHeight },
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  const { hasMore = false, loadingMore = false, loadMoreFailed = false, onLoadMore } = props;
  useEffect(() => {
    if (hasMore && !loadingMore && !loadMoreFailed && last >= count - loadAhead) onLoadMore?.();
  }, [hasMore, loadingMore, loadMoreFailed, onLoadMore, last, count]);

  return (
    <>
      <CardSort columns={columns} sort={sort} onSortChange={onSortChange} />
      {/* A plain list: a card is one link with two facts, there is nothing to move between inside it. */}
      <ul
        ref={list}
        className="wm-cards"
        aria-labelledby={props.labelId}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {items.map((item) => {
          const row = item.index < count ? rowAt(item.index) : undefined;
          return (
            <li
              key={row ? rowKey(row) : `pending-${item.index}`}
              className="wm-card-place"
              style={{ transform: `translateY(${item.start - offset}px)`, height: cardHeight }}
              aria-setsize={props.total ?? count}
              aria-posinset={item.index + 1}
            >
              {row ? (
                <Card {...props} row={row} onToggle={(range) => selection.toggle(item.index, range)} />
              ) : (
                <span className="wm-skeleton wm-card-skeleton" aria-hidden="true" />
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

interface CardProps<Row> extends TablePartProps<Row> {
  row: Row;
  onToggle: (asRange: boolean) => void;
}

function Card<Row>({
  row,
  columns,
  rowKey,
  rowLabel,
  rowHref,
  onActivate,
  selected,
  onSelectedChange,
  maxSelected,
  onToggle,
  currentKey,
}: CardProps<Row>) {
  const t = useSharedMessages();
  const title = columns.find((column) => column.card === 'title') ?? columns[0];
  const badges = columns.filter((column) => column.card === 'badge');
  const facts = columns.filter((column) => column.card === 'fact').slice(0, 2);
  const chosen = selected.includes(rowKey(row));
  const name = title ? content(title, row) : rowLabel(row);
  return (
    <div className={chosen || currentKey === rowKey(row) ? 'wm-card wm-card-chosen' : 'wm-card'}>
      {onSelectedChange && (
        <label className="wm-card-select">
          <input
            type="checkbox"
            checked={chosen}
            disabled={!chosen && selected.length >= (maxSelected ?? Number.POSITIVE_INFINITY)}
            aria-label={t('rowSelect', { name: rowLabel(row) })}
            onChange={() => onToggle(false)}
          />
        </label>
      )}
      <div className="wm-card-words">
        <div className="wm-card-head">
          {rowHref ? (
            <Link to={rowHref(row)} className="wm-card-title">
              {name}
            </Link>
          ) : onActivate ? (
            <button type="button" className="wm-card-title" onClick={() => onActivate(row)}>
              {name}
            </button>
          ) : (
            <span className="wm-card-title">{name}</span>
          )}
          {badges.map((column) => (
            <span key={column.id}>{content(column, row)}</span>
          ))}
        </div>
        <dl className="wm-card-facts">
          {facts.map((column) => (
            <div key={column.id}>
              <dt>
                {column.header}
                {column.unit && ` (${column.unit})`}
              </dt>
              <dd className="wm-num">{content(column, row)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}

function content<Row>(column: DataColumn<Row>, row: Row) {
  const value = column.value(row);
  if (value === null && column.missing) {
    const reason = column.missing(row);
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the reason must be reachable without a pointer
      <span className="wm-missing" data-tip={reason} tabIndex={0}>
        <span aria-hidden="true">—</span>
        <span className="wm-sr-only">{reason}</span>
      </span>
    );
  }
  return column.cell ? column.cell(row) : value;
}

interface CardSortProps<Row> {
  columns: readonly DataColumn<Row>[];
  sort: { id: string; desc: boolean } | null;
  onSortChange: (sort: { id: string; desc: boolean } | null) => void;
}

/** There are no headers to press on a card list. */
function CardSort<Row>({ columns, sort, onSortChange }: CardSortProps<Row>) {
  const t = useSharedMessages();
  const sortable = columns.filter((column) => column.sortable);
  if (sortable.length === 0) return null;
  const options = sortable.flatMap((column) =>
    (column.align === 'end' ? [true, false] : [false, true]).map((desc) => ({
      value: `${sortIdOf(column)}:${desc ? 'desc' : 'asc'}`,
      label: t('sortedBy', { name: column.header, direction: t(desc ? 'sortDescending' : 'sortAscending') }),
    })),
  );
  return (
    <div className="wm-cards-sort">
      <SelectMenu
        label={t('sortBy')}
        options={options}
        value={sort ? `${sort.id}:${sort.desc ? 'desc' : 'asc'}` : null}
        allowClear
        emptyLabel={t('sortNone')}
        onChange={(value) => {
          const at = value?.lastIndexOf(':') ?? -1;
          onSortChange(value === null ? null : { id: value.slice(0, at), desc: value.endsWith(':desc') });
        }}
      />
    </div>
  );
}
