import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import type { CohortsView, getCohorts as route } from '../../src/contract/programme.ts';
import type { BookMerchant } from '../../src/domain/leap/merchant-book.ts';
import type { CohortMerchant } from '../../src/domain/programme/cohort.ts';
import { cohortsOf } from '../../src/domain/programme/cohorts-of.ts';
import type { Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { serviceSpans } from '../db/scoped-relations.ts';
import { loadMerchants } from '../leaps/load-book.ts';
import { lastFullMonth } from './last-full-month.ts';

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
  const book = await loadMerchants(db, caller, now);
  const inRegion = await readMerchantIds(db, region);
  const wanted = new Set(
    book.merchants.flatMap((merchant, at) => {
      const isWanted = !industry || industry.includes(merchant.industry ?? NO_INDUSTRY);
      return isWanted && inRegion.has(merchant.id) ? [at] : [];
    }),
  );
  const spans = await readSpans(db, caller);
  const leapMonths = await readLeapMonths(db, caller);
  const [from, through] = [book.months[0], book.months.at(-1)];
  // Before any month is stored nobody has been observed.
  const cohorts = cohortsOf(
    from === undefined
      ? { months: [lastFullMonth(now)], merchants: [] }
      : { months: book.months, merchants: cohortMerchants(book.merchants, wanted, spans, leapMonths) },
  );
  return {
    months: from === undefined || through === undefined ? null : { from, through },
    ...cohorts,
    industries: industriesOf(book.merchants.filter(({ id }) => inRegion.has(id))),
  };
}

function cohortMerchants(
  merchants: readonly BookMerchant[],
  wanted: ReadonlySet<number>,
  spans: ReadonlyMap<number, Span[]>,
  leapMonths: ReadonlyMap<number, string>,
): CohortMerchant[] {
  return [...wanted].map((at) => {
    const { id, paid } = merchants[at]!;
    return {
      merchant: String(id),
      relations: spans.get(id) ?? [],
      paid,
      leapMonth: leapMonths.get(id) ?? null,
    };
  });
}

/** Asked of the merchants in the book, which are the caller's. */
async function readMerchantIds(db: Kysely<Database>, region: string[] | undefined): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    select id from merchant
    where ${region === undefined ? sql`true` : sql`region = any(${region}::text[])`}`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

type Span = CohortMerchant['relations'][number];

/** When each merchant was served, in the order of beginning. */
async function readSpans(db: Kysely<Database>, caller: Caller): Promise<Map<number, Span[]>> {
  const { rows } = await sql<Span & { merchantId: number }>`
    select r.merchant_id, r.started_on::text as started_on, r.ended_on::text as ended_on
    from ${serviceSpans(caller)} r order by r.merchant_id, r.started_on`.execute(db);
  return Map.groupBy(rows, ({ merchantId }) => merchantId);
}

/** Month of each merchant's first counted leap; a regional lead learns it without the name of a provider elsewhere. */
async function readLeapMonths(db: Kysely<Database>, { scope }: Caller): Promise<Map<number, string>> {
  const ofEverybody = sql`select merchant_id, min(completed_month) as month from leap_outcome
    where state = 'counted' and completed_month is not null group by merchant_id`;
  const leaps = scope === null ? ofEverybody : sql`select merchant_id, month from first_leap`;
  const { rows } = await sql<{ merchantId: number; month: string }>`${leaps}`.execute(db);
  return new Map(rows.map(({ merchantId, month }) => [merchantId, month]));
}

/** Most merchants first, unknown last. */
function industriesOf(merchants: readonly { industry: string | null }[]): CohortsView['industries'] {
  return [...Map.groupBy(merchants, ({ industry }) => industry)]
    .map(([industry, members]) => ({ industry, merchants: members.length }))
    .sort(
      (a, b) =>
        Number(a.industry === null) - Number(b.industry === null) ||
        b.merchants - a.merchants ||
        ((a.industry ?? '') < (b.industry ?? '') ? -1 : 1),
    );
}
