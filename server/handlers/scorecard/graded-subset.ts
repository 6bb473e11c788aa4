import { type Kysely, sql } from 'kysely';
import { absentColumns, attributeColumns, type FactColumns } from '../../../src/domain/facts/fact-columns.ts';
import { gradeCohort } from '../../../src/domain/grading/grade.ts';
import type { GradedCohort } from '../../../src/domain/grading/graded-cohort.ts';
import type { ComplianceState } from '../../../src/domain/grading/states.ts';
import type { CapabilityModel, Indicator } from '../../../src/domain/model/capability-model.ts';
import { readFloats } from '../../assess/packed-array.ts';
import type { Database } from '../../db/schema.ts';
import { readModel } from '../../models/read-model.ts';

export interface GradedSubset {
  model: CapabilityModel;
  graded: GradedCohort;
  /** Position of a provider by its key. */
  positions: ReadonlyMap<number, number>;
}

/**
 * A few providers of a stored assessment graded again from their frozen inputs, so that every number can be explained.
 * Indicators that are scored against the cohort bring the cohort's frozen inputs along; ranks must come from the store.
 */
export async function gradeSubset(
  db: Kysely<Database>,
  assessmentId: number,
  keys: readonly number[],
): Promise<GradedSubset> {
  const { modelCode, modelVersion, layout, peerGoalposts } = await db
    .selectFrom('assessment')
    .select(['modelCode', 'modelVersion', 'layout', 'peerGoalposts'])
    .where('id', '=', assessmentId)
    .executeTakeFirstOrThrow();
  const model = await readModel(db, modelCode, modelVersion);
  const { rows } = await sql<FrozenRow>`
    select r.provider_id as key, p.external_id as id, r.category, r.region, r.industry, r.compliance,
      e.numerators, e.denominators, e.samples, e.finished_values, e.periods_reported
    from assessment_result r
    join assessment_evidence e on e.assessment_id = r.assessment_id and e.provider_id = r.provider_id
    join provider p on p.id = r.provider_id
    where r.assessment_id = ${assessmentId} and r.provider_id = any(${keys}::integer[])`.execute(db);

  const relative = model.indicators
    .filter(isScoredAgainstCohort)
    .map(({ code }) => layout.indicators.indexOf(code));
  const others = await loadOthers(db, assessmentId, rows, relative);
  const count = rows.length + others.count;
  const indicators: FactColumns['indicators'] = {};
  layout.indicators.forEach((code, index) => {
    const columns = absentColumns(count);
    rows.forEach((row, at) => {
      columns.numerator[at] = row.numerators[index] ?? Number.NaN;
      columns.denominator[at] = row.denominators[index] ?? Number.NaN;
      columns.n[at] = row.samples[index] ?? Number.NaN;
      columns.value[at] = row.finishedValues[index] ?? Number.NaN;
      columns.periodsReported[at] = row.periodsReported[index] ?? 0;
    });
    const rest = others.columns.get(index);
    if (rest) {
      columns.numerator.set(rest.numerators, rows.length);
      columns.denominator.set(rest.denominators, rows.length);
      columns.n.set(rest.samples, rows.length);
      columns.value.set(rest.finished, rows.length);
    }
    indicators[code] = columns;
  });
  const attributes = [
    ...rows.map((row) => ({ ...row, compliance: row.compliance as ComplianceState })),
    ...Array.from({ length: others.count }, () => ({ id: '', category: null })),
  ];
  const columns: FactColumns = { ...attributeColumns(attributes), indicators };
  return {
    model,
    graded: gradeCohort(model, columns, { peerGoalposts }),
    positions: new Map(rows.map((row, at) => [row.key, at])),
  };
}

interface FrozenRow {
  key: number;
  id: string;
  category: string | null;
  region: string | null;
  industry: string | null;
  compliance: string;
  numerators: (number | null)[];
  denominators: (number | null)[];
  samples: (number | null)[];
  finishedValues: (number | null)[];
  periodsReported: number[];
}

function isScoredAgainstCohort({ normalisation }: Indicator): boolean {
  return (
    normalisation?.method === 'min_max' ||
    normalisation?.method === 'percentile_rank' ||
    normalisation?.method === 'z_score'
  );
}

interface CohortColumns {
  numerators: Float64Array;
  denominators: Float64Array;
  samples: Float64Array;
  finished: Float64Array;
}

/**
 * The frozen inputs of everybody else, for these positions of the layout only. The database gives them without names,
 * whoever asks, because a caller may read their own rows only and their score is measured against all.
 */
async function loadOthers(
  db: Kysely<Database>,
  assessmentId: number,
  own: readonly FrozenRow[],
  positions: readonly number[],
): Promise<{ count: number; columns: Map<number, CohortColumns> }> {
  const columns = new Map<number, CohortColumns>();
  let count = 0;
  for (const position of positions) {
    const { rows } = await sql<Record<keyof CohortColumns, Uint8Array>>`
      select numerators, denominators, samples, finished_values as finished
      from cohort_inputs(${assessmentId}::integer, ${position + 1}::integer)`.execute(db);
    const [row] = rows;
    if (!row) throw new Error(`no cohort of assessment ${assessmentId}`);
    const cohort = {
      numerators: readFloats(row.numerators),
      denominators: readFloats(row.denominators),
      samples: readFloats(row.samples),
      finished: readFloats(row.finished),
    };
    const others = withoutOwn(cohort, own, position);
    count = others.numerators.length;
    columns.set(position, others);
  }
  return { count, columns };
}

/** Who has the very same numbers is the same to the engine, so any equal entry stands for the own one. */
function withoutOwn(cohort: CohortColumns, own: readonly FrozenRow[], position: number): CohortColumns {
  const taken = new Set<number>();
  for (const row of own) {
    const at = cohort.numerators.findIndex(
      (numerator, index) =>
        !taken.has(index) &&
        isSame(numerator, row.numerators[position]) &&
        isSame(cohort.denominators[index], row.denominators[position]) &&
        isSame(cohort.samples[index], row.samples[position]) &&
        isSame(cohort.finished[index], row.finishedValues[position]),
    );
    if (at < 0) throw new Error('the cohort of a graded provider does not hold it');
    taken.add(at);
  }
  const isOther = (_: number, at: number) => !taken.has(at);
  return {
    numerators: cohort.numerators.filter(isOther),
    denominators: cohort.denominators.filter(isOther),
    samples: cohort.samples.filter(isOther),
    finished: cohort.finished.filter(isOther),
  };
}

function isSame(value: number | undefined, stored: number | null | undefined): boolean {
  return Object.is(value, stored ?? Number.NaN);
}
