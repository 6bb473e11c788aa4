import type { Kysely } from 'kysely';
import { getCity } from '../../src/domain/geography/places.ts';
import type { Database } from '../db/schema.ts';
import type { Both } from '../http/language.ts';

/** By code. */
export type CityNames = Map<string, Both>;

/** Names of places. Those that the product does not know have the name that came with a row of the table. */
export async function readCityNames(
  db: Kysely<Database>,
  table: 'provider' | 'merchant',
  adcodes: readonly string[],
): Promise<CityNames> {
  const names: CityNames = new Map();
  const unknown: string[] = [];
  for (const adcode of new Set(adcodes)) {
    const city = getCity(adcode);
    if (city) names.set(adcode, { zh: city.name, en: city.nameEn });
    else unknown.push(adcode);
  }
  if (unknown.length === 0) return names;
  const rows = await db
    .selectFrom(table)
    .distinctOn('cityAdcode')
    .select(['cityAdcode', 'cityName', 'cityNameEn'])
    .where('cityAdcode', 'in', unknown)
    .where('cityName', 'is not', null)
    .orderBy('cityAdcode')
    .orderBy('id')
    .execute();
  for (const { cityAdcode, cityName, cityNameEn } of rows) {
    names.set(cityAdcode ?? '', { zh: cityName ?? '', en: cityNameEn ?? cityName ?? '' });
  }
  return names;
}
