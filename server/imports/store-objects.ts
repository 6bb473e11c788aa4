import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { ObjectColumn } from './object-columns.ts';
import { expectCount, type StoredCounts } from './stored-counts.ts';

type Trx = Transaction<Database>;

export interface StagedObjects {
  into: 'provider' | 'merchant';
  /** Staging table. */
  table: string;
  /** Rows staged. */
  rows: number;
  /** Columns the file speaks of: a blank there clears what is stored, while the other columns keep it. */
  columns: readonly ObjectColumn[];
  /** Columns that are the same for every row. */
  constants: Readonly<Record<string, string>>;
  now: Date;
}

/** What a new object has where the file says nothing; a known one keeps its own. */
const REQUIRED: Partial<Record<ObjectColumn, RawBuilder<unknown>>> = {
  name: sql`s.external_id`,
  pinyin: sql`lower(s.external_id)`,
  compliance: sql`'clear'`,
};

/** Adds new providers or merchants and changes known ones by id. */
export async function storeObjects(trx: Trx, staged: StagedObjects): Promise<StoredCounts> {
  const { into, table, rows } = staged;
  await sql`analyze ${sql.id(table)}`.execute(trx);
  const changed = await changeKnown(trx, staged);
  const created = await addNew(trx, staged);
  const found = await sql<{ found: number }>`
    select count(*)::int as found from ${sql.id(table)} s
    join ${sql.id(into)} p on p.external_id = s.external_id`.execute(trx);
  expectCount(rows, found.rows[0]?.found ?? 0);
  return { created, changed, unchanged: rows - created - changed };
}

async function changeKnown(trx: Trx, staged: StagedObjects): Promise<number> {
  const { into, table, columns, now } = staged;
  const constants = constantsOf(staged);
  const names = [...columns, ...constants.map(({ column }) => column)];
  if (names.length === 0) return 0;
  const incoming = [
    ...columns.map((column) =>
      column in REQUIRED ? sql`coalesce(${value(column)}, ${sql.id('p', column)})` : value(column),
    ),
    ...constants.map(({ constant }) => constant),
  ];
  const assignments = names.map((column, at) => sql`${sql.id(column)} = ${incoming[at]}`);
  const before = names.map((column) => sql.id('p', column));
  // A sample that a file changes is no longer fictional.
  const { numAffectedRows } = await sql`
    update ${sql.id(into)} p
    set ${sql.join([...assignments, sql`sample = false`, sql`updated_at = ${now}`])}
    from ${sql.id(table)} s
    where p.external_id = s.external_id
      and row(${sql.join(before)}) is distinct from row(${sql.join(incoming)})`.execute(trx);
  return Number(numAffectedRows);
}

async function addNew(trx: Trx, staged: StagedObjects): Promise<number> {
  const { into, table, columns, now } = staged;
  const constants = constantsOf(staged);
  const all = [...new Set<ObjectColumn>([...columns, 'name', 'pinyin', 'compliance'])];
  const values = all.map((column) => {
    const fallback = REQUIRED[column];
    return fallback ? sql`coalesce(${value(column)}, ${fallback})` : value(column);
  });
  const names = [
    'external_id',
    ...all,
    ...constants.map(({ column }) => column),
    'created_at',
    'updated_at',
  ].map((name) => sql.id(name));
  const at = sql`${now}::timestamptz`;
  const { numAffectedRows } = await sql`
    insert into ${sql.id(into)} (${sql.join(names)})
    select s.external_id, ${sql.join([...values, ...constants.map(({ constant }) => constant), at, at])}
    from ${sql.id(table)} s
    where not exists (select from ${sql.id(into)} p where p.external_id = s.external_id)
    order by s.external_id`.execute(trx);
  return Number(numAffectedRows);
}

function constantsOf({ constants }: StagedObjects): { column: string; constant: RawBuilder<unknown> }[] {
  return Object.entries(constants).map(([column, text]) => ({ column, constant: sql`${text}::text` }));
}

/** Staged values are text. */
function value(column: ObjectColumn): RawBuilder<unknown> {
  const staged = sql.id('s', column);
  return column === 'joined_on' || column === 'opened_on' ? sql`${staged}::date` : staged;
}
