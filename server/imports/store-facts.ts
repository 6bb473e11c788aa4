import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Database } from '../db/schema.ts';
import { attachFactTable, factTableName, listFactTables, registerPeriods } from './fact-tables.ts';
import { shareWithGraders, stagingPart } from './staging-table.ts';

type Trx = Transaction<Database>;

export interface StagedFacts {
  table: string;
  /** Periods of the staged facts with their number. */
  periods: readonly { code: string; facts: number }[];
}

/** What a confirmed import did: the three add up to the accepted facts or providers. */
export interface StoredCounts {
  created: number;
  changed: number;
  unchanged: number;
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
  hasFacts: boolean;
  /** Stored facts, roughly. */
  storedEstimate: number;
}

/** Moves staged facts into the store, where the last import of a provider, period and indicator stands. */
export async function storeFacts(trx: Trx, staged: StagedFacts): Promise<StoredCounts> {
  const total: StoredCounts = { created: 0, changed: 0, unchanged: 0 };
  if (staged.periods.length === 0) return total;
  // A rough idea of the rows is enough to plan with, and reading more of them would take as long as storing them.
  await sql`set local default_statistics_target = 10`.execute(trx);
  const existing = await listFactTables(trx);
  let built = 0;
  for (const period of await readPeriods(trx, staged)) {
    const counts = period.hasFacts
      ? await compareWithStored(trx, period)
      : { created: period.incoming, changed: 0, unchanged: 0 };
    total.created += counts.created;
    total.changed += counts.changed;
    total.unchanged += counts.unchanged;
    const different = counts.created + counts.changed;
    if (different === 0) continue;
    const isMuchNew = PATCH_COST * different > period.incoming + period.storedEstimate;
    if (isMuchNew && built < LARGEST_BUILD) {
      const filled = period.hasFacts
        ? await merge(trx, period, counts)
        : await takeStaged(trx, staged.table, period);
      await attachFactTable(trx, filled, period, existing);
      built++;
    } else {
      await patch(trx, period, counts);
    }
  }
  return total;
}

async function readPeriods(trx: Trx, { table, periods }: StagedFacts): Promise<IncomingPeriod[]> {
  const ids = await registerPeriods(
    trx,
    periods.map(({ code }) => code),
  );
  const { rows } = await sql<{ id: number; hasFacts: boolean }>`
    select id, exists (select from fact where period_id = period.id) as has_facts from period
    where id = any(${ids}::smallint[])`.execute(trx);
  const withFacts = new Set(rows.filter(({ hasFacts }) => hasFacts).map(({ id }) => id));
  const estimates = await sql<{ name: string; rows: number }>`
    select relname as name, reltuples as rows from pg_class where oid = any(
      select to_regclass(name) from unnest(${periods.map(({ code }) => factTableName(code))}::text[]) as name)`.execute(
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
      hasFacts: withFacts.has(id),
      storedEstimate: sizes.get(factTableName(code)) ?? 0,
    };
  });
}

async function compareWithStored(trx: Trx, period: IncomingPeriod): Promise<StoredCounts> {
  await sql`analyze ${sql.id(period.part)}`.execute(trx);
  const { rows } = await sql<StoredCounts>`
    select count(*) filter (where f.provider_id is null)::int as created,
      count(*) filter (where f.provider_id is not null and ${DIFFERS})::int as changed,
      count(*) filter (where f.provider_id is not null and not ${DIFFERS})::int as unchanged
    from ${sql.id(period.part)} i left join (${storedFacts(period)}) f on ${SAME_KEY}`.execute(trx);
  const counts = rows[0] as StoredCounts;
  expectCount(period.incoming, counts.created + counts.changed + counts.unchanged);
  return counts;
}

/** A period without stored facts: the staged part is what will be stored. */
async function takeStaged(trx: Trx, table: string, { part }: IncomingPeriod): Promise<string> {
  await sql`alter table ${sql.id(table)} detach partition ${sql.id(part)}`.execute(trx);
  return part;
}

/** A period of which much is new: stored and staged facts together are written into a new table. */
async function merge(trx: Trx, period: IncomingPeriod, { created }: StoredCounts): Promise<string> {
  const merged = `${period.part}_merged`;
  const { rows } = await sql<{ stored: number }>`
    select count(*)::int as stored from (${storedFacts(period)}) f`.execute(trx);
  await sql`create table ${sql.id(merged)} (like fact)`.execute(trx);
  await shareWithGraders(trx, merged);
  const filled = await sql`
    insert into ${sql.id(merged)}
    select coalesce(i.period_id, f.period_id), coalesce(i.provider_id, f.provider_id),
      coalesce(i.indicator_id, f.indicator_id),
      case when i.provider_id is null then f.numerator else i.numerator end,
      case when i.provider_id is null then f.denominator else i.denominator end,
      case when i.provider_id is null then f.n else i.n end,
      case when i.provider_id is null then f.value else i.value end,
      case when f.provider_id is null or (i.provider_id is not null and ${DIFFERS})
        then i.import_id else f.import_id end
    from ${sql.id(period.part)} i full join (${storedFacts(period)}) f on ${SAME_KEY}`.execute(trx);
  expectCount((rows[0]?.stored ?? 0) + created, Number(filled.numAffectedRows));
  return merged;
}

/** Changes single rows of a keyed table: for corrections of a few facts. */
async function patch(trx: Trx, period: IncomingPeriod, { created, changed }: StoredCounts): Promise<void> {
  const part = sql.id(period.part);
  if (changed > 0) {
    const updated = await sql`
      update fact f set numerator = i.numerator, denominator = i.denominator, n = i.n, value = i.value,
        import_id = i.import_id
      from ${part} i
      where ${SAME_KEY} and f.period_id = ${sql.lit(period.id)} and ${DIFFERS}`.execute(trx);
    expectCount(changed, Number(updated.numAffectedRows));
  }
  if (created > 0) {
    const inserted = await sql`
      insert into fact select i.* from ${part} i
      left join (${storedFacts(period)}) f on ${SAME_KEY} where f.provider_id is null`.execute(trx);
    expectCount(created, Number(inserted.numAffectedRows));
  }
}

const SAME_KEY = sql`f.period_id = i.period_id and f.provider_id = i.provider_id and f.indicator_id = i.indicator_id`;
const DIFFERS = sql`(f.numerator, f.denominator, f.n, f.value) is distinct from (i.numerator, i.denominator, i.n, i.value)`;

/** The period's key is written out, so that the tables of other periods are not even looked at. */
function storedFacts({ id }: IncomingPeriod): RawBuilder<unknown> {
  return sql`select * from fact where period_id = ${sql.lit(id)}`;
}

/** The ledger must balance or nothing is stored. */
export class StagedRowsLost extends Error {
  override name = 'StagedRowsLost';
}

export function expectCount(expected: number, found: number): void {
  if (expected !== found) throw new StagedRowsLost(`${expected} rows were expected and ${found} were found`);
}
