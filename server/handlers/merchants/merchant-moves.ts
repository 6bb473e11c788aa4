import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import type { getMerchantMoves, MerchantMoves } from '../../../src/contract/merchant-moves.ts';
import { countBandMoves, sumBandMoves } from '../../../src/domain/merchant/band-moves.ts';
import { periodRange } from '../../../src/domain/period/period.ts';
import { readFloats, readIntegers } from '../../assess/packed-array.ts';
import type { Database } from '../../db/schema.ts';
import { scopedMerchants } from '../../db/scoped-merchants.ts';
import { scopedMonths } from '../../db/scoped-months.ts';
import { isLimited } from '../../db/scoped-providers.ts';
import { UNKNOWN_KIND } from './merchant-fields.ts';
import { facetCondition } from './merchant-filter.ts';
import type { MerchantView } from './merchant-view.ts';

type MovesQuery = z.output<typeof getMerchantMoves.query>;

/** Whose months they are is the database's answer, what a move is the domain's. */
export async function readMerchantMoves(
  db: Kysely<Database>,
  view: MerchantView,
  query: MovesQuery,
): Promise<MerchantMoves> {
  const bands = [...view.bands];
  const [newest, oldest] = [view.months[0], view.months.at(-1)];
  // Read from the first month on, so that what is a first month or a gap does not depend on the months reported.
  const through = query.to !== undefined && newest !== undefined && query.to < newest ? query.to : newest;
  const months = oldest === undefined || through === undefined ? [] : periodRange(oldest, through);
  const { from } = query;
  const paidYuan = await readColumns(db, view, months, query);
  const reported = countBandMoves(months, paidYuan, bands).filter(
    ({ month }) => from === undefined || month >= from,
  );
  return {
    from: reported[0]?.month ?? null,
    to: reported.at(-1)?.month ?? null,
    months: reported,
    total: sumBandMoves(reported),
    bands,
  };
}

/** Paid GMV of each month by the merchant's key, packed: ten times less work than a row each. NaN: no row. */
async function readColumns(
  db: Kysely<Database>,
  view: MerchantView,
  months: readonly string[],
  query: MovesQuery,
): Promise<Float64Array[]> {
  const columns: Float64Array[] = [];
  for (const month of months) columns.push(await readColumn(db, view, view.periodOf(month), query));
  return columns;
}

/** One month at a time: memory holds the columns and one month of the answer. */
async function readColumn(
  db: Kysely<Database>,
  { caller }: MerchantView,
  periodId: number,
  { region, city, industry, kind }: MovesQuery,
): Promise<Float64Array> {
  const chosen = {
    ...(region && { region }),
    ...(city && { city }),
    ...(industry && { industry }),
    ...(kind && { kind }),
  };
  const asksMerchant = isLimited(caller) || Object.keys(chosen).length > 0;
  const { rows } = await sql<{ merchants: Uint8Array; paid: Uint8Array }>`
    select array_send(array_agg(mm.merchant_id)) as merchants, array_send(array_agg(mm.paid_gmv)) as paid
    from merchant_month mm
    ${
      asksMerchant
        ? sql`join (select m.id, m.region, m.city_adcode as city, m.industry,
          coalesce(m.kind, ${sql.lit(UNKNOWN_KIND)}) as kind from merchant m where ${scopedMerchants(caller)}) x
          on x.id = mm.merchant_id`
        : sql``
    }
    where mm.period_id = ${sql.lit(periodId)} and ${scopedMonths(caller)} and ${facetCondition(chosen)} having count(*) > 0`.execute(
    db,
  );
  const [packed] = rows;
  if (!packed) return new Float64Array();
  const merchants = readIntegers(packed.merchants);
  const paid = readFloats(packed.paid);
  const column = new Float64Array(merchants.reduce((most, id) => Math.max(most, id), 0) + 1).fill(Number.NaN);
  merchants.forEach((id, at) => {
    column[id] = paid[at]!;
  });
  return column;
}
