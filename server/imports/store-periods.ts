import { sql, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import { PeriodColumns } from './period-columns.ts';
import {
  attachPeriodTable,
  listPeriodTables,
  type PeriodTable,
  periodTableName,
  registerPeriods,
} from './period-tables.ts';
import { shareWithGraders, stagingPart } from './staging-table.ts';
import { expectCount, type StoredCounts } from './stored-counts.ts';

type Trx = Transaction<Database>;

export interface StagedPeriods {
  table: string;
  /** Periods of the staged rows with their number. */
  periods: readonly { code: string; facts: number }[];
}

/** Tables made in one transaction: each takes locks, and a small server has few. */
const LARGEST_BUILD = 120;
/** Measured: patching one row costs about as much as writing five anew. */
const PATCH_COST = 5;

interface IncomingPeriod {
  id: number;
  code: string;
  /** The staged rows of this period. */
  part: string;
  incoming: number;
  hasStored: boolean;
  /** Stored rows, roughly. */
  storedEstimate: number;
}

/**
 * Moves staged rows into a table of periods, where the last import of a row stands. `given` are the values the file
 * speaks of: a blank there clears what is stored, while the other values of a known row stay.
 */
export async function storePeriods(
  trx: Trx,
  into: PeriodTable,
  staged: StagedPeriods,
  given: readonly string[],
): Promise<StoredCounts> {
  const columns = new PeriodColumns(into, given);
  const total: StoredCounts = { created: 0, changed: 0, unchanged: 0 };
  if (staged.periods.length === 0) return total;
  // A rough idea of the rows is enough to plan with, and reading more of them would take as long as storing them.
  await sql`set local default_statistics_target = 10`.execute(trx);
  const existing = await listPeriodTables(trx, into);
  let built = 0;
  for (const period of await readPeriods(trx, into, staged)) {
    const counts = period.hasStored
      ? await compareWithStored(trx, columns, period)
      : { created: period.incoming, changed: 0, unchanged: 0 };
    total.created += counts.created;
    total.changed += counts.changed;
    total.unchanged += counts.unchanged;
    const different = counts.created + counts.changed;
    if (different === 0) continue;
    const isMuchNew = PATCH_COST * different > period.incoming + period.storedEstimate;
    if (isMuchNew && built < LARGEST_BUILD) {
      const filled = period.hasStored
        ? await merge(trx, columns, period, counts)
        : await takeStaged(trx, staged.table, period);
      await attachPeriodTable(trx, into, filled, period, existing);
      built++;
    } else {
      await patch(trx, columns, period, counts);
    }
  }
  return total;
}

async function readPeriods(
  trx: Trx,
  into: PeriodTable,
  { table, periods }: StagedPeriods,
): Promise<IncomingPeriod[]> {
  const ids = await registerPeriods(
    trx,
    periods.map(({ code }) => code),
  );
  const { rows } = await sql<{ id: number; hasStored: boolean }>`
    select id, exists (select from ${sql.id(into.name)} s where s.period_id = period.id) as has_stored from period
    where id = any(${ids}::smallint[])`.execute(trx);
  const withStored = new Set(rows.filter(({ hasStored }) => hasStored).map(({ id }) => id));
  const estimates = await sql<{ name: string; rows: number }>`
    select relname as name, reltuples as rows from pg_class where oid = any(
      select to_regclass(name) from unnest(${periods.map(({ code }) => periodTableName(into, code))}::text[]) as name)`.execute(
    trx,
  );
  const sizes = new Map(estimates.rows.map((row) => [row.name, Math.max(0, row.rows)]));
  return periods.map(({ code, facts }, at) => {
    const id = ids[at] as number;
    return {
      id,
      code,
      part: stagingPart(table, id),
      incoming: facts,
      hasStored: withStored.has(id),
      storedEstimate: sizes.get(periodTableName(into, code)) ?? 0,
    };
  });
}

async function compareWithStored(
  trx: Trx,
  columns: PeriodColumns,
  period: IncomingPeriod,
): Promise<StoredCounts> {
  await sql`analyze ${sql.id(period.part)}`.execute(trx);
  const { isNew, isSame, differs } = columns;
  const { rows } = await sql<StoredCounts>`
    select count(*) filter (where ${isNew})::int as created,
      count(*) filter (where not ${isNew} and ${differs})::int as changed,
      count(*) filter (where not ${isNew} and not ${differs})::int as unchanged
    from ${sql.id(period.part)} i left join ${columns.stored(period)} on ${isSame}`.execute(trx);
  const counts = rows[0] as StoredCounts;
  expectCount(period.incoming, counts.created + counts.changed + counts.unchanged);
  return counts;
}

/** A period of which nothing is stored: the staged part is what will be stored. */
async function takeStaged(trx: Trx, table: string, { part }: IncomingPeriod): Promise<string> {
  await sql`alter table ${sql.id(table)} detach partition ${sql.id(part)}`.execute(trx);
  return part;
}

/** A period of which much is new: stored and staged rows together are written into a new table. */
async function merge(
  trx: Trx,
  columns: PeriodColumns,
  period: IncomingPeriod,
  { created }: StoredCounts,
): Promise<string> {
  const merged = `${period.part}_merged`;
  const { rows } = await sql<{ stored: number }>`
    select count(*)::int as stored from ${columns.stored(period)}`.execute(trx);
  await sql`create table ${sql.id(merged)} (like ${columns.table})`.execute(trx);
  await shareWithGraders(trx, merged);
  const filled = await sql`
    insert into ${sql.id(merged)} select ${columns.merged}
    from ${sql.id(period.part)} i full join ${columns.stored(period)} on ${columns.isSame}`.execute(trx);
  expectCount((rows[0]?.stored ?? 0) + created, Number(filled.numAffectedRows));
  return merged;
}

/** Changes single rows of a keyed table: for corrections of a few. */
async function patch(
  trx: Trx,
  columns: PeriodColumns,
  period: IncomingPeriod,
  { created, changed }: StoredCounts,
): Promise<void> {
  const part = sql.id(period.part);
  if (changed > 0) {
    const updated = await sql`
      update ${columns.table} f set ${columns.assignments} from ${part} i
      where ${columns.isSame} and f.period_id = ${sql.lit(period.id)} and ${columns.differs}`.execute(trx);
    expectCount(changed, Number(updated.numAffectedRows));
  }
  if (created > 0) {
    const inserted = await sql`
      insert into ${columns.table} select i.* from ${part} i
      left join ${columns.stored(period)} on ${columns.isSame} where ${columns.isNew}`.execute(trx);
    expectCount(created, Number(inserted.numAffectedRows));
  }
}
