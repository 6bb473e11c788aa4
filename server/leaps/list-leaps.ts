import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { LeapFilter, listLeaps as route } from '../../src/contract/leaps.ts';
import type { LeapState } from '../../src/domain/leap/leap-state.ts';
import type { Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { isLimited, scopedProviders } from '../db/scoped-providers.ts';
import { type Position, readCursor, writeCursor } from '../http/cursor.ts';
import { leapConditions } from './leap-filter.ts';
import { describeLeap, type LeapRow, selectLeaps } from './leap-row.ts';

type Query = z.output<typeof route.query>;

const SORT_KEYS: Record<string, { field: RawBuilder<unknown>; cast: RawBuilder<unknown> }> = {
  completed: { field: sql`o.completed_month`, cast: sql`text collate "C"` },
  needed: { field: sql`o.needed_yuan`, cast: sql`double precision` },
  merchant: { field: sql`m.name_key`, cast: sql`text collate "C"` },
  provider: { field: sql`p.name_key`, cast: sql`text collate "C"` },
};

export interface LeapsPage {
  rows: LeapRow[];
  /** Where the page ended; null on the last one. */
  next: Position | null;
}

/** One page of the relations that match, in order; what has no value to sort by comes last in either direction. */
export async function readLeaps(
  db: Kysely<Database>,
  caller: Caller,
  { sort, limit, ...filter }: LeapFilter & { sort: string; limit: number },
  position: Position | null,
): Promise<LeapsPage> {
  const descending = sort.startsWith('-');
  const { field, cast } = SORT_KEYS[sort.replace('-', '')] ?? SORT_KEYS.completed!;
  const order = sql`order by ${field} ${sql.raw(descending ? 'desc' : 'asc')} nulls last, o.relation_id limit ${limit + 1}`;
  const { rows } = await selectLeaps<{ sortValue: string | number | null }>(
    caller,
    sql`${leapConditions(filter)} ${position ? sql`and ${beyond(position, field, cast, descending)}` : sql``}`,
    order,
    sql`, ${field} as sort_value`,
  ).execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = last && rows.length > limit ? { value: last.sortValue, id: last.relationId } : null;
  return { rows: shown, next };
}

function beyond(
  { value, id }: Position,
  field: RawBuilder<unknown>,
  cast: RawBuilder<unknown>,
  descending: boolean,
): RawBuilder<unknown> {
  if (value === null) return sql`(${field} is null and o.relation_id > ${id})`;
  const after = sql.raw(descending ? '<' : '>');
  const last = sql`${value}::${cast}`;
  return sql`(${field} ${after} ${last} or (${field} = ${last} and o.relation_id > ${id}) or ${field} is null)`;
}

export async function listLeaps(
  db: Kysely<Database>,
  caller: Caller,
  { cursor, limit, ...query }: Query,
): Promise<z.input<typeof route.response.shape>> {
  const { sort: _, ...filter } = query;
  const position = readCursor(cursor, query);
  const page = await readLeaps(db, caller, { ...query, limit }, position);
  const { rows: counts } = await sql<{ state: LeapState; count: number; matching: number }>`
    select o.state, count(*)::int as count, count(*) filter (where ${leapConditions(filter)})::int as matching
    from ${countedTables(caller, filter)} where ${scopedProviders(caller)} and ${leapConditions(filter, { anyState: true })}
    group by o.state order by o.state`.execute(db);
  const evaluation = await readEvaluation(db);
  return {
    items: page.rows.map(describeLeap),
    total: counts.reduce((sum, { matching }) => sum + matching, 0),
    nextCursor: page.next && writeCursor(page.next, query),
    counts: counts.map(({ state, count }) => ({ state, count })),
    monthsThrough: evaluation?.monthsThrough ?? null,
    evaluatedAt: evaluation?.at.toISOString() ?? null,
  };
}

/** Only the tables that the counts ask something of: without a filter one index answers them. */
function countedTables(caller: Caller, { q, merchant, industry, provider, region, city }: LeapFilter) {
  const asksProvider = isLimited(caller) || [provider, region, city].some((part) => part !== undefined);
  const asksMerchant = [q, merchant, industry].some((part) => part !== undefined);
  return sql`leap_outcome o
    ${asksProvider ? sql`join provider p on p.id = o.provider_id` : sql``}
    ${asksMerchant ? sql`join merchant m on m.id = o.merchant_id` : sql``}`;
}

/** The latest evaluation; null before the first. */
export async function readEvaluation(db: Kysely<Database>) {
  const row = await db
    .selectFrom('leapEvaluation')
    .select(['id', 'at', 'settingsVersion', 'monthsFrom', 'monthsThrough'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
