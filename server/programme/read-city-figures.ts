import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { CityFigures, listCityFigures as route } from '../../src/contract/city-figures.ts';
import { PUBLISHED_PENETRATION } from '../../src/domain/merchant/penetration.ts';
import { shiftPeriod } from '../../src/domain/period/period.ts';
import type { Caller } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { readCityNames } from '../handlers/city-names.ts';
import { resolveMerchantView } from '../handlers/merchants/merchant-view.ts';
import { TargetViews } from '../targets/target-views.ts';
import { readCityLeaps } from './city-leaps.ts';
import { readCityMerchants } from './city-merchants.ts';
import { CityRows } from './city-rows.ts';
import { readRatedProviders } from './rated-providers.ts';

type Query = z.output<typeof route.query>;

/** City by city what the caller may see; one query for each source, however many cities there are. */
export async function readCityFigures(
  db: Kysely<Database>,
  caller: Caller,
  { month, region }: Query,
  now: Date,
): Promise<CityFigures> {
  const view = await resolveMerchantView(db, caller, month, now);
  const targets = await TargetViews.read(db, { caller, now });
  const { book } = targets;
  const year = targets.rules.period;
  const [merchants, leaps, rated] = await Promise.all([
    readCityMerchants(db, view, region),
    readCityLeaps(db, caller, region, year),
    readRatedProviders(db, caller, book.month),
  ]);

  const rows = new CityRows();
  for (const sums of merchants) rows.addMerchants(sums);
  for (const counts of leaps) rows.addLeaps(counts);
  for (const provider of targets.scopes.of({ level: 'programme', scope: null })) {
    if (region && !region.includes(provider.region ?? '')) continue;
    rows.addProvider(provider, rated.keys.has(provider.key));
  }
  rows.addTargets(targets, region);

  const codes = rows.codes();
  const names = await readCityNames(db, 'provider', codes);
  const unnamed = codes.filter((code) => !names.has(code));
  const others = unnamed.length === 0 ? null : await readCityNames(db, 'merchant', unnamed);
  return {
    month: view.month,
    against: view.month && shiftPeriod(view.month, -1),
    programmeYear: year,
    targetsMonth: book.isStored ? book.month : null,
    ratedPeriod: rated.period,
    publishedPenetration: PUBLISHED_PENETRATION,
    items: rows.describe((code) => names.get(code) ?? others?.get(code) ?? { zh: code, en: code }),
  };
}
