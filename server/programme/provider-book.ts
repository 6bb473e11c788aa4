import { type Kysely, sql } from 'kysely';
import { roundHalfUp } from '../../src/domain/number/round-half-up.ts';
import { periodDistance, periodRange } from '../../src/domain/period/period.ts';
import type { LadderAmount } from '../../src/domain/programme/ladder.ts';
import type { ProviderBook } from '../../src/domain/target/month-series.ts';
import { readFloats, readIntegers } from '../assess/packed-array.ts';
import { lastFullMonth } from '../china-day.ts';
import type { Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { scopedProviders } from '../db/scoped-providers.ts';
import { ApiProblem } from '../http/problem.ts';

/** A provider with its months. */
export interface BookProvider {
  key: number;
  id: string;
  name: string;
  nameEn: string | null;
  region: string | null;
  city: { adcode: string; name: string; nameEn: string | null } | null;
  /** ISO date; null: not known, and then counted as there from the first month. */
  joinedOn: string | null;
  /** One value per month of the axis, NaN for a month without one; GMV in whole yuan, so that sums are exact. */
  amounts: Record<LadderAmount, Float64Array>;
}

/** Every provider the caller may read, and the months up to the one looked at. */
export interface ProgrammeBook {
  /** Consecutive months; the last is the month looked at. Never empty. */
  months: readonly string[];
  month: string;
  /** False: nothing is stored yet, and the one month of the axis is the last full one. */
  isStored: boolean;
  /** Stored full months, newest first. */
  available: readonly string[];
  providers: readonly BookProvider[];
}

interface StoredMonth {
  month: string;
  providers: Uint8Array;
  gmv: Uint8Array;
  leaps: Uint8Array;
}

/**
 * Reads the monthly series of providers, packed: one row per month. The month now running is left out, because half of
 * one would read as a fall. Throws invalid_request for a month that is not stored.
 */
export async function readProgrammeBook(
  db: Kysely<Database>,
  caller: Caller,
  { month: asked, region }: { month?: string | undefined; region?: string | undefined },
  now: Date,
): Promise<ProgrammeBook> {
  const lastFull = lastFullMonth(now);
  const { rows: providers } = await sql<ProviderRow>`
    select p.id as key, p.external_id as id, p.name, p.name_en, p.region, p.city_adcode, p.city_name, p.city_name_en,
      p.joined_on::text as joined_on
    from provider p
    where ${scopedProviders(caller)} and (${region ?? null}::text is null or p.region = ${region ?? null})
    order by p.external_id collate "C"`.execute(db);
  const { rows: stored } = await sql<StoredMonth>`
    select m.month, array_send(array_agg(m.provider_id)) as providers,
      array_send(array_agg(m.gmv_yuan)) as gmv, array_send(array_agg(m.leaps)) as leaps
    from provider_month m join provider p on p.id = m.provider_id
    where m.month <= ${lastFull} and ${scopedProviders(caller)} group by m.month order by m.month`.execute(
    db,
  );
  const available = stored.map(({ month }) => month).reverse();
  const first = stored[0]?.month ?? asked ?? lastFull;
  const month = asked ?? available[0] ?? lastFull;
  if (asked !== undefined && !available.includes(asked)) throw monthNotStored(asked);
  const months = periodRange(first, month);
  const book = providers.map((row) => bookProvider(row, months.length));
  fill(book, months, stored);
  return { months, month, isStored: stored.length > 0, available, providers: book };
}

/** One amount of the providers, in the form the domain projects. */
export function seriesOf(
  { months }: Pick<ProgrammeBook, 'months'>,
  providers: readonly BookProvider[],
  amount: LadderAmount,
): ProviderBook {
  return {
    months,
    providers: providers.map(({ id, amounts }) => ({ provider: id, values: amounts[amount] })),
  };
}

interface ProviderRow extends Omit<BookProvider, 'city' | 'amounts'> {
  cityAdcode: string | null;
  cityName: string | null;
  cityNameEn: string | null;
}

function bookProvider(row: ProviderRow, months: number): BookProvider {
  const { cityAdcode, cityName, cityNameEn, ...provider } = row;
  const empty = () => new Float64Array(months).fill(Number.NaN);
  return {
    ...provider,
    city:
      cityAdcode === null ? null : { adcode: cityAdcode, name: cityName ?? cityAdcode, nameEn: cityNameEn },
    amounts: { leaps: empty(), gmv: empty() },
  };
}

function fill(
  book: readonly BookProvider[],
  months: readonly string[],
  stored: readonly StoredMonth[],
): void {
  const byKey = new Map(book.map((provider) => [provider.key, provider]));
  for (const { month, providers, gmv, leaps } of stored) {
    const at = periodDistance(months[0]!, month);
    if (at >= months.length) continue;
    const keys = readIntegers(providers);
    const gmvYuan = readFloats(gmv);
    const counts = readFloats(leaps);
    keys.forEach((key, row) => {
      const provider = byKey.get(key);
      if (!provider) return;
      const yuan = gmvYuan[row]!;
      provider.amounts.gmv[at] = Number.isNaN(yuan) ? yuan : roundHalfUp(yuan, 0);
      provider.amounts.leaps[at] = counts[row]!;
    });
  }
}

function monthNotStored(month: string): ApiProblem {
  return new ApiProblem(
    'invalid_request',
    {
      zh: `没有 ${month} 的数据，或该月还没有结束。`,
      en: `No figures of ${month} are stored, or the month is not over.`,
    },
    { zh: '选择列表中的月份。', en: 'Choose one of the months listed.' },
    [{ path: 'query.month', message: { zh: '没有这个月的数据', en: 'not a stored month' } }],
  );
}
