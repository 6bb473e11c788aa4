import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { getMerchantMoves, MerchantMoves } from '../../../src/contract/merchant-moves.ts';
import { countBandMoves, sumBandMoves } from '../../../src/domain/merchant/band-moves.ts';
import type { Caller } from '../../context.ts';
import type { Database } from '../../db/schema.ts';
import { readMerchantCourses } from '../../leaps/read-merchant-courses.ts';
import { readSettings } from '../../leaps/settings-in-force.ts';
import { placeCondition } from './merchant-filter.ts';

type MovesQuery = z.output<typeof getMerchantMoves.query>;

/** Whose months they are is the database's answer, what a move is the domain's. */
export async function readMerchantMoves(
  db: Kysely<Database>,
  caller: Caller,
  { from, to, ...filter }: MovesQuery,
): Promise<MerchantMoves> {
  const { content } = await readSettings(db);
  // Counted from the first month on, so that what is a first month or a gap does not depend on the months reported.
  const months = countBandMoves(await readMerchantCourses(db, caller, placeCondition(filter)));
  const reported = months.filter(
    ({ month }) => (from === undefined || month >= from) && (to === undefined || month <= to),
  );
  return {
    from: reported[0]?.month ?? null,
    to: reported.at(-1)?.month ?? null,
    months: reported,
    total: sumBandMoves(reported),
    bands: [...content.leap.bands],
  };
}
