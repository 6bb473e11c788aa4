import { type Kysely, sql } from 'kysely';
import type { Overview } from '../../../src/contract/overview.ts';
import type { CapabilityModel } from '../../../src/domain/model/capability-model.ts';
import type { Database } from '../../db/schema.ts';
import type { ProviderRows } from '../directory/provider-rows.ts';
import type { FiguredAssessment } from './cohort-figures.ts';

/** Lines of the published programme, yuan a year: 1亿 and 10亿 (domain.md 0, trap 2 [S]). */
const PROGRAMME_LINES_YUAN = [100_000_000, 1_000_000_000];

/** Context measures that add up over providers: amounts and counts, never ratios. */
export async function readMeasures(
  db: Kysely<Database>,
  { from, where }: ProviderRows,
  { previousId, layout }: FiguredAssessment,
  model: CapabilityModel,
): Promise<Overview['measures']> {
  const summed = layout.measures.filter((code) => {
    const indicator = model.indicators.find((one) => one.code === code);
    return indicator && indicator.formula.kind !== 'ratio' && indicator.normalisation === null;
  });
  if (summed.length === 0) return [];
  const previousMeasures = await readPreviousMeasures(db, previousId);
  const columns = summed.map((code, index) => {
    const now = layout.measures.indexOf(code) + 1;
    const before = previousMeasures.indexOf(code) + 1;
    return sql`sum(r.measures[${sql.lit(now)}]) as ${sql.ref(`now${index}`)},
      ${before > 0 ? sql`sum(b.measures[${sql.lit(before)}])` : sql`null`} as ${sql.ref(`before${index}`)}`;
  });
  const { rows } = await sql<Record<string, number | null>>`
    select ${sql.join(columns)} from ${from}
    left join assessment_result b on b.assessment_id = ${previousId ?? -1}::integer and b.provider_id = r.provider_id
    where ${where}`.execute(db);
  return summed.map((code, index) => ({
    indicator: code,
    sum: rows[0]?.[`now${index}`] ?? null,
    previousSum: rows[0]?.[`before${index}`] ?? null,
  }));
}

async function readPreviousMeasures(
  db: Kysely<Database>,
  previousId: number | null,
): Promise<readonly string[]> {
  if (previousId === null) return [];
  const previous = await db
    .selectFrom('assessment')
    .select('layout')
    .where('id', '=', previousId)
    .executeTakeFirst();
  return previous?.layout.measures ?? [];
}

/** How many providers reach each line of a money measure that tiers gate on: its gates and the programme's lines. */
export async function readClubs(
  db: Kysely<Database>,
  { from, where }: ProviderRows,
  { layout }: FiguredAssessment,
  model: CapabilityModel,
): Promise<Overview['clubs']> {
  const gates = model.tiers.flatMap((tier) => tier.gates).filter((gate) => gate.kind === 'measure');
  const money = new Set(
    gates
      .map((gate) => gate.indicator)
      .filter((code) => model.indicators.some((one) => one.code === code && one.unit === 'yuan')),
  );
  const clubs = [...money].flatMap((indicator) => {
    const lines = gates.filter((gate) => gate.indicator === indicator).map((gate) => gate.atLeast);
    return [...new Set([...lines, ...PROGRAMME_LINES_YUAN])]
      .sort((a, b) => a - b)
      .map((atLeast) => ({ indicator, atLeast }));
  });
  if (clubs.length === 0) return [];
  const columns = clubs.map(
    ({ indicator, atLeast }, index) => sql`
      count(*) filter (where r.measures[${sql.lit(layout.measures.indexOf(indicator) + 1)}] >= ${atLeast}::double precision)::int
      as ${sql.ref(`club${index}`)}`,
  );
  const { rows } = await sql<Record<string, number>>`
    select ${sql.join(columns)} from ${from} where ${where}`.execute(db);
  return clubs.map((club, index) => ({ ...club, count: rows[0]?.[`club${index}`] ?? 0 }));
}
