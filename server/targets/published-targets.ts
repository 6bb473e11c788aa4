import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema.ts';
import { readProgrammeRules } from '../programme/programme-rules.ts';

/**
 * The published goals [S] as targets of the programme over its year, where no target was ever set: 50, 100, 100 and 200
 * providers (domain.md 5.3). Where each starts is computed, and nobody answers for them yet.
 */
export async function storePublishedTargets(db: Kysely<Database>, now: Date): Promise<void> {
  const { programme, period } = await readProgrammeRules(db);
  const goals = programme.ladders.map(({ code, measure, goalProviders }) => ({
    id: `programme-${code}-${period.from}`,
    measure,
    goal: goalProviders,
  }));
  await sql`
    insert into target (public_id, level, measure, goal, from_month, to_month, curve, created_at, updated_at)
    select g.id, 'programme', g.measure, g.goal, ${period.from}, ${period.to}, '{"kind":"straight"}', ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(goals)}) as g (id text, measure text, goal double precision)
    where not exists (select from target) on conflict do nothing`.execute(db);
}
