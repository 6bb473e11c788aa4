import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { CohortsView, getCohorts as route } from '../../src/contract/programme.ts';
import { cohortsOf } from '../../src/domain/programme/cohorts-of.ts';
import { lastFullMonth } from '../china-day.ts';
import type { Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { scopedMerchants } from '../db/scoped-merchants.ts';
import { readMerchantCourses } from '../leaps/read-merchant-courses.ts';

type Query = z.output<typeof route.query>;

/** Filter value for merchants whose industry is not known. */
const NO_INDUSTRY = 'none';

/** Merchants that the caller may see, by the month they were first served, whoever serves them and owns their leaps. */
export async function readCohorts(
  db: Kysely<Database>,
  caller: Caller,
  { region, industry }: Query,
  now: Date,
): Promise<CohortsView> {
  const inRegion = region && sql<boolean>`m.region = any(${region}::text[])`;
  const inIndustry =
    industry && sql<boolean>`coalesce(m.industry, ${NO_INDUSTRY}) = any(${industry}::text[])`;
  const [book, industries] = await Promise.all([
    readMerchantCourses(db, caller, both(inRegion, inIndustry)),
    readIndustries(db, caller, inRegion ?? sql<boolean>`true`),
  ]);
  const { months } = book;
  const [from, through] = [months[0], months.at(-1)];
  const isStored = from !== undefined && through !== undefined;
  return {
    months: isStored ? { from, through } : null,
    // Before any month is stored nobody has been observed.
    ...cohortsOf(isStored ? book : { months: [lastFullMonth(now)], groups: [] }),
    industries,
  };
}

type Condition = RawBuilder<boolean>;

function both(one: Condition | undefined, other: Condition | undefined): Condition | null {
  if (one && other) return sql<boolean>`${one} and ${other}`;
  return one ?? other ?? null;
}

async function readIndustries(
  db: Kysely<Database>,
  caller: Caller,
  where: Condition,
): Promise<CohortsView['industries']> {
  const { rows } = await sql<CohortsView['industries'][number]>`
    select m.industry, count(*)::int as merchants from merchant m where ${scopedMerchants(caller)} and ${where}
    group by m.industry`.execute(db);
  return byCount(rows);
}

/** Most merchants first, unknown last. */
function byCount(industries: CohortsView['industries']): CohortsView['industries'] {
  return industries.toSorted(
    (a, b) =>
      Number(a.industry === null) - Number(b.industry === null) ||
      b.merchants - a.merchants ||
      ((a.industry ?? '') < (b.industry ?? '') ? -1 : 1),
  );
}
