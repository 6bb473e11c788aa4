import { sql } from 'kysely';
import type { AppContext } from '../../server/context.ts';
import { loadBook } from '../../server/leaps/load-book.ts';
import { readSettings } from '../../server/leaps/settings-in-force.ts';
import { storeMerchantCourses } from '../../server/leaps/store-merchant-courses.ts';

/** What an evaluation leaves of months and services that were written past the imports; outcomes stay as they are. */
export async function storeCourses({ db, now }: Pick<AppContext, 'db' | 'now'>): Promise<void> {
  const book = await loadBook(db, now());
  const { version, content } = await readSettings(db);
  const { rows } = await sql<{ merchantId: number; month: string }>`
    select merchant_id, min(completed_month) as month from leap_outcome
    where state = 'counted' and completed_month is not null group by merchant_id`.execute(db);
  const leapMonths = new Map(rows.map(({ merchantId, month }) => [merchantId, month]));
  await db.transaction().execute(async (trx) => {
    await storeMerchantCourses(trx, book, leapMonths, content.leap.bands);
    await trx
      .insertInto('leapEvaluation')
      .values({
        at: now(),
        by: 'system',
        cause: 'import',
        settingsVersion: version,
        monthsFrom: book.months[0] ?? null,
        monthsThrough: book.months.at(-1) ?? null,
        merchants: book.merchants.length,
        relations: book.relations.length,
        counts: '{}',
        importIds: [],
      })
      .execute();
  });
}
