import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { listTargets as route, TargetFilter } from '../../src/contract/targets.ts';
import { TARGET_LEVELS, TARGET_MEASURES } from '../../src/domain/target/measure.ts';
import { PACE_STATUSES } from '../../src/domain/target/pace.ts';
import type { Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { readCursor, writeCursor } from '../http/cursor.ts';
import type { TargetFigures } from './target-figures.ts';
import { readTargetRows, type TargetRow } from './target-row.ts';
import { describeTarget, regionOfTarget, scopeNameOf } from './target-view.ts';
import { TargetViews } from './target-views.ts';

type Query = z.output<typeof route.query>;
type SortValue = string | number | null;

/** A target with what it is filtered and ordered by. */
interface Match {
  row: TargetRow;
  region: string | null;
  figures: TargetFigures;
}

/** Targets that match, in order. Their figures are computed, so filter, order and pages are made here and not in SQL. */
export async function matchTargets(
  db: Kysely<Database>,
  caller: Caller,
  { sort, ...filter }: TargetFilter & Pick<Query, 'sort'>,
  now: Date,
) {
  const views = await TargetViews.read(db, { caller, now, month: filter.month });
  const rows = filter.archived === 'no' ? views.rows : await readTargetRows(db, caller, { archived: 'only' });
  const everyStatus = rows
    .filter((row) => isWanted(row, filter, views))
    .map((row): Match => ({ row, region: regionOfTarget(row, views.scopes), figures: views.figures(row) }));
  const { status } = filter;
  const matches = everyStatus
    .filter((match) => !status || status.includes(statusOf(match)))
    .sort(orderOf(sort));
  const describe = ({ row, figures }: Match) => describeTarget(row, figures, views.scopes, views.tree);
  return { book: views.book, everyStatus, matches, describe };
}

export async function listTargets(
  db: Kysely<Database>,
  caller: Caller,
  { cursor, limit, ...asked }: Query,
  now: Date,
): Promise<z.input<typeof route.response.shape>> {
  const position = readCursor(cursor, asked);
  const { book, everyStatus, matches, describe } = await matchTargets(db, caller, asked, now);
  const after = position === null ? 0 : matches.findIndex(({ row }) => row.key === position.id) + 1;
  const shown = matches.slice(after, after + limit);
  const last = shown.at(-1);
  return {
    items: shown.map(describe),
    total: matches.length,
    nextCursor:
      last && after + limit < matches.length ? writeCursor({ value: null, id: last.row.key }, asked) : null,
    month: book.isStored ? book.month : null,
    counts: ([...PACE_STATUSES, 'none'] as const).map((status) => ({
      status,
      targets: everyStatus.filter((match) => statusOf(match) === status).length,
    })),
    withoutOwner: matches.filter(({ row }) => row.owner === null).length,
  };
}

const statusOf = ({ figures }: Match) => figures.pace.status ?? 'none';

function isWanted(row: TargetRow, filter: TargetFilter, { scopes }: TargetViews): boolean {
  const { level, region, measure, owner } = filter;
  return (
    (!level || level.includes(row.level)) &&
    (!region || region.includes(regionOfTarget(row, scopes) ?? '')) &&
    (!measure || measure.includes(row.measure)) &&
    (owner === undefined || (row.owner?.id ?? 'none') === owner) &&
    isNamed(row, (filter.q ?? '').trim().toLowerCase(), scopes)
  );
}

function isNamed(row: TargetRow, text: string, scopes: TargetViews['scopes']): boolean {
  if (text === '') return true;
  const name = scopeNameOf(row, scopes);
  return [row.scope, name?.zh, name?.en, row.owner?.name].some((word) => word?.toLowerCase().includes(text));
}

const SORT_VALUES = {
  scope: ({ row, region }) => `${TARGET_LEVELS.indexOf(row.level)} ${region ?? '~'} ${row.scope ?? ''}`,
  measure: ({ row }) => TARGET_MEASURES.indexOf(row.measure),
  goal: ({ row }) => row.goal,
  attained: ({ figures }) => figures.attained,
  index: ({ figures }) => figures.pace.index,
  forecast: ({ figures }) => figures.forecast().value,
  needed: ({ figures }) => figures.needed.perMonth,
  to: ({ row }) => row.to,
  owner: ({ row }) => row.owner?.name ?? null,
} satisfies Record<string, (match: Match) => SortValue>;

/** What is not known comes last, whichever way it goes; ties by scope, then measure, then the order of setting. */
function orderOf(sort: string): (a: Match, b: Match) => number {
  const descends = sort.startsWith('-');
  const sortValue = SORT_VALUES[sort.replace('-', '') as keyof typeof SORT_VALUES];
  const { scope, measure } = SORT_VALUES;
  return (a, b) =>
    compare(sortValue(a), sortValue(b), descends) ||
    compare(scope(a), scope(b), false) ||
    compare(measure(a), measure(b), false) ||
    a.row.key - b.row.key;
}

function compare(a: SortValue, b: SortValue, descends: boolean): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return (a < b ? -1 : 1) * (descends ? -1 : 1);
}
