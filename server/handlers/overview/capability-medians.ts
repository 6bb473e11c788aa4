import { type Kysely, sql } from 'kysely';
import type { Overview } from '../../../src/contract/overview.ts';
import type { CapabilityModel } from '../../../src/domain/model/capability-model.ts';
import { roundHalfUp } from '../../../src/domain/number/round-half-up.ts';
import type { Database } from '../../db/schema.ts';
import type { ProviderRows } from '../directory/provider-rows.ts';

type Cell = Overview['capabilityMedians'][number];

/** Quartiles of every capability's scores by category, over the providers in view. */
export async function readCapabilityMedians(
  db: Kysely<Database>,
  { from, where, fields }: ProviderRows,
  model: CapabilityModel,
): Promise<Cell[]> {
  const { capabilities } = model.total;
  // One aggregate per capability instead of a row per score: a fifth of the rows to sort by category.
  const columns = capabilities.map((_, index) => {
    const score = fields.capability(index);
    return sql`percentile_cont(array[0.25, 0.5, 0.75]) within group (order by ${score}) as ${sql.ref(`quartiles${index}`)},
      count(${score})::int as ${sql.ref(`scored${index}`)}`;
  });
  const { rows } = await sql<Record<string, unknown> & { category: string }>`
    select ${fields.category} as category, ${sql.join(columns)} from ${from} where ${where} group by 1`.execute(
    db,
  );
  const cells = rows.flatMap((row) =>
    capabilities.map((capability, index): Cell => {
      const quartiles = row[`quartiles${index}`] as (number | null)[] | null;
      const at = (position: number) => {
        const value = quartiles?.[position] ?? null;
        return value === null ? null : roundHalfUp(value, model.digits.capability);
      };
      return {
        category: row.category,
        capability,
        lowerQuartile: at(0),
        median: at(1),
        upperQuartile: at(2),
        scored: row[`scored${index}`] as number,
      };
    }),
  );
  return inModelOrder(cells, model);
}

/** Categories as the model lists them, the undetermined and unknown ones last; capabilities keep their order. */
function inModelOrder(cells: Cell[], model: CapabilityModel): Cell[] {
  const known = model.categories.map(({ code }) => code);
  const order = (code: string) => (known.includes(code) ? known.indexOf(code) : known.length);
  return cells.toSorted(
    (a, b) =>
      order(a.category) - order(b.category) ||
      (a.category < b.category ? -1 : a.category > b.category ? 1 : 0),
  );
}
