import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { getMerchantFigures, MerchantFigures } from '../../../src/contract/merchant-figures.ts';
import { growthMultiple, growthOf } from '../../../src/domain/merchant/growth-multiple.ts';
import { PUBLISHED_PENETRATION, penetrationOf } from '../../../src/domain/merchant/penetration.ts';
import { shiftPeriod } from '../../../src/domain/period/period.ts';
import type { Database } from '../../db/schema.ts';
import { amountsOf, merchantSource, servedAtEnd } from './merchant-fields.ts';
import { facetCondition } from './merchant-filter.ts';
import type { MerchantView } from './merchant-view.ts';

type FiguresQuery = z.output<typeof getMerchantFigures.query>;

interface Sums {
  merchants: number;
  paid: number | null;
  active: number;
  activeServed: number;
  activeBefore: number;
  activeServedBefore: number;
  servedCompared: number;
  servedPrevious: number;
  servedCurrent: number;
  unservedCompared: number;
  unservedPrevious: number;
  unservedCurrent: number;
}

/** Sums are the database's, ratios the domain's. */
export async function readMerchantFigures(
  db: Kysely<Database>,
  view: MerchantView,
  query: FiguresQuery,
): Promise<MerchantFigures> {
  const { month } = view;
  const against = month && shiftPeriod(month, query.against === 'last_year' ? -12 : -1);
  const sums = await readSums(db, view, against, query);
  const served = growthOf(sums.servedPrevious, sums.servedCurrent, sums.servedCompared);
  const unserved = growthOf(sums.unservedPrevious, sums.unservedCurrent, sums.unservedCompared);
  return {
    month,
    against,
    merchants: sums.merchants,
    paidGmvYuan: sums.paid,
    penetration: penetrationOf(sums.activeServed, sums.active),
    penetrationBefore: penetrationOf(sums.activeServedBefore, sums.activeBefore),
    publishedPenetration: PUBLISHED_PENETRATION,
    served,
    unserved,
    multiple: growthMultiple(served, unserved),
  };
}

async function readSums(
  db: Kysely<Database>,
  view: MerchantView,
  against: string | null,
  query: FiguresQuery,
): Promise<Sums> {
  const count = (where: RawBuilder<unknown>) => sql`(count(*) filter (where ${where}))::int`;
  const total = (amount: RawBuilder<unknown>, where: RawBuilder<unknown>) =>
    sql`coalesce(sum(${amount}) filter (where ${where}), 0)`;
  const compared = sql`f.current is not null and f.previous is not null`;
  const { rows } = await sql<Sums>`
    select count(*)::int as merchants, sum(f.current) as paid,
      ${count(sql`f.current > 0`)} as active, ${count(sql`f.current > 0 and f.served`)} as active_served,
      ${count(sql`f.previous > 0`)} as active_before,
      ${count(sql`f.previous > 0 and f.served_before`)} as active_served_before,
      ${count(sql`${compared} and f.served`)} as served_compared,
      ${total(sql`f.previous`, sql`${compared} and f.served`)} as served_previous,
      ${total(sql`f.current`, sql`${compared} and f.served`)} as served_current,
      ${count(sql`${compared} and not f.served`)} as unserved_compared,
      ${total(sql`f.previous`, sql`${compared} and not f.served`)} as unserved_previous,
      ${total(sql`f.current`, sql`${compared} and not f.served`)} as unserved_current
    from (
      select x.gmv as current, a.paid_gmv as previous,
        x.served = 'yes' as served,
        w.merchant_id is not null as served_before
      from ${merchantSource(view, { gmv: true })}
      left join (${amountsOf(view, view.periodOf(against))}) a on a.merchant_id = x.id
      left join (${servedAtEnd(view, against)}) w on w.merchant_id = x.id
      where ${facetCondition(query)}
    ) f`.execute(db);
  const [sums] = rows;
  if (!sums) throw new Error('an aggregate without a row');
  return sums;
}
