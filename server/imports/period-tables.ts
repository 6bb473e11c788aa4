import { type Kysely, sql, type Transaction } from 'kysely';
import { periodCadence, periodEndDate, periodStartDate } from '../../src/domain/period/period.ts';
import type { Database } from '../db/schema.ts';

type Trx = Transaction<Database>;

/** A stored table of which every period is a table of its own, made whole by the import that brings it. */
export interface PeriodTable {
  name: 'fact' | 'merchant_month';
  /** What a row of a period is about. */
  subject: readonly string[];
  values: readonly string[];
  primaryKey: readonly string[];
}

export const FACTS: PeriodTable = {
  name: 'fact',
  subject: ['provider_id', 'indicator_id'],
  values: ['numerator', 'denominator', 'n', 'value'],
  primaryKey: ['period_id', 'provider_id', 'indicator_id'],
};

export const MERCHANT_MONTHS: PeriodTable = {
  name: 'merchant_month',
  subject: ['merchant_id'],
  values: ['paid_gmv', 'net_gmv', 'refund_gmv', 'orders'],
  primaryKey: ['merchant_id', 'period_id'],
};

/** Columns an import stages; its own id is their default. */
export function stagedColumns({ subject, values }: PeriodTable): string[] {
  return ['period_id', ...subject, ...values];
}

/** A table holds one period: fact_2026_10, fact_2026_w42. Rows of other periods are in fact_other. */
export function periodTableName({ name }: PeriodTable, period: string): string {
  if (periodCadence(period) === null) throw new RangeError(`not a canonical period: ${period}`);
  return `${name}_${period.toLowerCase().replace('-', '_')}`;
}

/** Keys of the periods in the order given; unknown ones are added. */
export async function registerPeriods(db: Kysely<Database>, periods: readonly string[]): Promise<number[]> {
  let known = await readPeriods(db, periods);
  // Only what is missing: an insert that meets a conflict would still use up one of the few small keys.
  const missing = periods.filter((period) => !known.has(period)).sort();
  if (missing.length > 0) {
    const rows = missing.map((code) => ({
      code,
      cadence: periodCadence(code) ?? '',
      startsOn: periodStartDate(code),
      endsOn: periodEndDate(code),
    }));
    await db
      .insertInto('period')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    known = await readPeriods(db, periods);
  }
  return periods.map((period) => known.get(period) as number);
}

async function readPeriods(db: Kysely<Database>, periods: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.selectFrom('period').select(['id', 'code']).where('code', 'in', periods).execute();
  return new Map(rows.map(({ id, code }) => [code, id]));
}

/** Names of the tables that the rows are stored in now. */
export async function listPeriodTables(trx: Trx, { name: parent }: PeriodTable): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`
    select child.relname as name from pg_inherits
    join pg_class child on child.oid = inhrelid
    where inhparent = ${parent}::regclass`.execute(trx);
  return new Set(rows.map(({ name }) => name));
}

/** Keys a filled table of one period and hangs it in, in place of whatever was stored for that period. */
export async function attachPeriodTable(
  trx: Trx,
  into: PeriodTable,
  filled: string,
  period: { id: number; code: string },
  existing: ReadonlySet<string>,
): Promise<void> {
  const name = periodTableName(into, period.code);
  const [table, id] = [sql.id(name), sql.lit(period.id)];
  if (existing.has(name)) await sql`drop table ${table}`.execute(trx);
  await sql`delete from ${sql.id(`${into.name}_other`)} where period_id = ${id}`.execute(trx);
  await sql`alter table ${sql.id(filled)} rename to ${table}`.execute(trx);
  // The check spares the attachment a reading of the whole table.
  await sql`alter table ${table}
    alter column import_id drop default,
    add constraint one_period check (period_id = ${id}),
    add constraint ${sql.id(`${name}_pkey`)}
      primary key (${sql.join(into.primaryKey.map((column) => sql.id(column)))})`.execute(trx);
  await sql`alter table ${sql.id(into.name)} attach partition ${table} for values in (${id})`.execute(trx);
  await sql`alter table ${table} drop constraint one_period`.execute(trx);
  await sql`analyze ${table}`.execute(trx);
}
