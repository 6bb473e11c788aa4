import { sql, type Transaction } from 'kysely';
import { writeCsv } from '../../src/domain/csv/write-csv.ts';
import { numberArray } from '../assess/array-literal.ts';
import { hashText } from '../assess/canonical.ts';
import type { AppContext } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { NO_COUNTS } from './import-record.ts';
import { registerPeriods } from './period-tables.ts';
import { addStagingPart, createStagingTable, dropStagingTable } from './staging-table.ts';
import { storeFacts } from './store-facts.ts';

type Trx = Transaction<Database>;

const COLUMNS = ['provider', 'period', 'indicator', 'numerator', 'denominator', 'n', 'value'] as const;

/** One fact that the product made itself rather than read from a file. */
export interface MadeFact {
  providerId: number;
  /** As files name the provider. */
  provider: string;
  period: string;
  indicator: string;
  numerator: number | null;
  denominator: number | null;
  n: number | null;
  value: number | null;
}

export interface MadeFactsOrigin {
  model: string;
  fileName: string;
  by: string;
  /** Public id of the appeal whose decision made them. */
  appealId?: string;
}

/**
 * Stores facts under an import record of their own, the same way as those of a file, so that each can be traced. The
 * caller holds the lock on stored facts.
 */
export async function storeMadeFacts(
  trx: Trx,
  { newId, now }: Pick<AppContext, 'newId' | 'now'>,
  { model, fileName, by, appealId }: MadeFactsOrigin,
  facts: readonly MadeFact[],
): Promise<{ importId: number; publicImportId: string }> {
  const file = writeCsv(
    COLUMNS,
    facts.map((fact) => COLUMNS.map((column) => fact[column])),
  );
  const bytes = new TextEncoder().encode(file).length;
  const byPeriod = Map.groupBy(facts, ({ period }) => period);
  const periods = [...byPeriod].map(([code, rows]) => ({ code, facts: rows.length }));
  const counts = {
    ...NO_COUNTS,
    rowsIn: facts.length,
    rowsAccepted: facts.length,
    factsAccepted: facts.length,
  };
  const publicImportId = newId();
  const at = now();
  const row = await trx
    .insertInto('import')
    .values({
      publicId: publicImportId,
      kind: 'facts_long',
      modelCode: model,
      fileName,
      sizeBytes: bytes,
      sha256: hashText(file),
      encoding: 'utf-8',
      delimiter: ',',
      mapping: JSON.stringify({
        kind: 'facts_long',
        columns: COLUMNS.map((name) => ({ header: name, target: name })),
        decimal: '.',
      }),
      status: 'confirmed',
      bytesRead: bytes,
      rowsRead: facts.length,
      counts: JSON.stringify(counts),
      rejectionSummary: '[]',
      periods: JSON.stringify(periods),
      headers: JSON.stringify(COLUMNS),
      createdAt: at,
      createdBy: by,
      confirmedAt: at,
      confirmedBy: by,
      ...(appealId !== undefined && { appealId }),
    })
    .returning(['id', 'kind'])
    .executeTakeFirstOrThrow();
  const table = await createStagingTable(trx, row);
  await stage(trx, table, byPeriod);
  const done = await storeFacts(trx, { table, periods });
  await dropStagingTable(trx, row);
  await trx
    .updateTable('import')
    .set({ counts: JSON.stringify({ ...counts, ...done }) })
    .where('id', '=', row.id)
    .execute();
  return { importId: row.id, publicImportId };
}

async function stage(trx: Trx, table: string, byPeriod: ReadonlyMap<string, MadeFact[]>): Promise<void> {
  const keys = await registerPeriods(trx, [...byPeriod.keys()]);
  const indicators = await readIndicators(trx, byPeriod);
  for (const [at, rows] of [...byPeriod.values()].entries()) {
    const key = keys[at] as number;
    const column = (pick: (fact: MadeFact) => number | null) => numberArray(rows.map(pick));
    await addStagingPart(trx, table, key);
    await sql`
      insert into ${sql.id(table)} (period_id, provider_id, indicator_id, numerator, denominator, n, value)
      select ${key}::integer, * from unnest(
        ${column(({ providerId }) => providerId)}::integer[],
        ${column(({ indicator }) => indicators.get(indicator) ?? null)}::integer[],
        ${column(({ numerator }) => numerator)}::double precision[],
        ${column(({ denominator }) => denominator)}::double precision[],
        ${column(({ n }) => n)}::double precision[], ${column(({ value }) => value)}::double precision[])`.execute(
      trx,
    );
  }
}

async function readIndicators(
  trx: Trx,
  byPeriod: ReadonlyMap<string, MadeFact[]>,
): Promise<Map<string, number>> {
  const codes = new Set([...byPeriod.values()].flat().map(({ indicator }) => indicator));
  const rows = await trx
    .selectFrom('indicator')
    .select(['id', 'code'])
    .where('code', 'in', [...codes])
    .execute();
  return new Map(rows.map(({ id, code }) => [code, id]));
}
