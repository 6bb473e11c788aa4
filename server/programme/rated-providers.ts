import { type Kysely, sql } from 'kysely';
import type { Caller } from '../context.ts';
import { getDefaultModelCode } from '../db/prepare-database.ts';
import type { Database } from '../db/schema.ts';
import { scopedProviders } from '../db/scoped-providers.ts';

export interface RatedProviders {
  /** Period of the assessment; null: none is published. */
  period: string | null;
  keys: ReadonlySet<number>;
}

/**
 * Providers with a total in the default model's latest published assessment up to the month: a look back at an earlier
 * month does not know who was rated later.
 */
export async function readRatedProviders(
  db: Kysely<Database>,
  caller: Caller,
  month: string,
): Promise<RatedProviders> {
  const model = await getDefaultModelCode(db);
  const { rows: assessments } = await sql<{ id: number; period: string }>`
    select a.id, a.period from assessment a join period p on p.code = a.period
    where a.model_code = ${model} and a.status = 'published'
      and to_char(p.ends_on, 'YYYY-MM') <= ${month}
    order by p.ends_on desc limit 1`.execute(db);
  const [latest] = assessments;
  if (!latest) return { period: null, keys: new Set() };
  const { rows } = await sql<{ key: number }>`
    select r.provider_id as key from assessment_result r join provider p on p.id = r.provider_id
    where r.assessment_id = ${latest.id} and r.total is not null and ${scopedProviders(caller)}`.execute(db);
  return { period: latest.period, keys: new Set(rows.map(({ key }) => key)) };
}
