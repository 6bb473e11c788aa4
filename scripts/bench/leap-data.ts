import { sql } from 'kysely';
import { numberArray, textArray } from '../../server/assess/array-literal.ts';
import type { AppContext } from '../../server/context.ts';
import { registerPeriods } from '../../server/imports/period-tables.ts';
import type { MerchantBook } from '../../src/domain/leap/merchant-book.ts';

const ROWS_PER_STATEMENT = 10_000;

/** Puts a made-up book into the database, each month in a table of its own as imports leave it. Answers its rows. */
export async function seedBook({ db, bulk }: AppContext, book: MerchantBook): Promise<number> {
  for (const rows of chunks(book.merchants)) {
    await sql`
      insert into merchant (id, external_id, name, industry, opened_on, compliance, created_at, updated_at)
      overriding system value
      select id, 'M' || id, '商家' || id, industry, (opened || '-01')::date, case when vetoed then 'veto' else 'clear' end,
        now(), now()
      from unnest(${numberArray(rows.map(({ id }) => id))}::integer[],
        ${textArray(rows.map(({ industry }) => industry))}::text[],
        ${textArray(rows.map(({ openedMonth }) => openedMonth))}::text[],
        ${textArray(rows.map(({ vetoed }) => String(vetoed)))}::boolean[]) as t(id, industry, opened, vetoed)`.execute(
      db,
    );
  }
  const providers = (await db.selectFrom('provider').select('id').orderBy('id').execute()).map(
    ({ id }) => id,
  );
  for (const rows of chunks(book.relations)) {
    // The same provider may be drawn twice for one merchant and day: once is enough.
    await sql`
      insert into service_relation (provider_id, merchant_id, role, started_on, ended_on)
      select * from unnest(
        ${numberArray(rows.map(({ provider }) => providers[provider % providers.length]!))}::integer[],
        ${numberArray(rows.map(({ merchant }) => book.merchants[merchant]!.id))}::integer[],
        ${textArray(rows.map(({ role }) => role))}::text[], ${textArray(rows.map(({ startedOn }) => startedOn))}::date[],
        ${textArray(rows.map(({ endedOn }) => endedOn))}::date[])
      on conflict do nothing`.execute(db);
  }
  let stored = 0;
  const keys = await registerPeriods(db, book.months);
  for (const [at, month] of book.months.entries()) {
    const table = `merchant_month_${month.replace('-', '_')}`;
    await sql`create table ${sql.id(table)} partition of merchant_month for values in (${sql.lit(keys[at])})`.execute(
      db,
    );
    const known = book.merchants.filter(({ paid }) => !Number.isNaN(paid[at]!));
    const column = (value: number) => Int32Array.from(known, () => value);
    const batch = {
      rowCount: known.length,
      columns: [
        { type: 'int2', values: column(keys[at]!) },
        { type: 'int4', values: Int32Array.from(known, ({ id }) => id) },
        { type: 'float8', values: Float64Array.from(known, ({ paid }) => paid[at]!) },
        { type: 'float8', values: Float64Array.from(known, ({ refund }) => refund[at]!) },
        { type: 'int4', values: column(1) },
      ] as const,
    };
    const names = ['period_id', 'merchant_id', 'paid_gmv', 'refund_gmv', 'import_id'];
    stored += await bulk.load(table, names, once(batch), new AbortController().signal);
  }
  return stored;
}

async function* once<T>(value: T): AsyncGenerator<T> {
  yield value;
}

function* chunks<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT)
    yield rows.slice(start, start + ROWS_PER_STATEMENT);
}
