import type { Kysely } from 'kysely';
import type { DirectoryFacets, DirectoryFilter } from '../../../src/contract/providers.ts';
import type { Caller } from '../../context.ts';
import type { Database } from '../../db/schema.ts';
import { isLimited } from '../../db/scoped-providers.ts';
import type { AssessmentView } from '../assessment-view.ts';
import { type CityNames, readCityNames } from '../city-names.ts';
import { FACETS, type FacetName } from './directory-filter.ts';
import { countFacets, type FacetCount } from './facet-counts.ts';
import { providerRows } from './provider-rows.ts';
import { readStoredCounts } from './stored-counts.ts';

/** Counts per filter value, each facet with its own filter lifted: it answers "how many if I chose this instead". */
export async function readFacets(
  db: Kysely<Database>,
  view: AssessmentView,
  filter: DirectoryFilter,
  caller: Caller,
): Promise<DirectoryFacets> {
  const { assessment } = view;
  const sides = await providerRows(db, view, caller);
  const stored = assessment && !isLimited(caller) ? await readStoredCounts(db, assessment.id, filter) : null;
  const counted = await Promise.all(
    sides.map(async (side, at) => {
      // The first side are the providers with a result, whose stored counts lack what the result does not hold.
      if (stored && at === 0) return [...stored, ...(await countFacets(db, side, filter, view, ['city']))];
      return countFacets(db, side, filter, view, FACETS);
    }),
  );
  const cities = counted.flat().flatMap(({ facet, value }) => (facet === 'city' ? [value] : []));
  return describeFacets(counted.flat(), await readCityNames(db, 'provider', cities));
}

function describeFacets(counts: readonly FacetCount[], cityNames: CityNames): DirectoryFacets {
  const describe = (name: FacetName) => {
    const sums = new Map<string, number>();
    for (const { facet, value, count } of counts) {
      if (facet === name) sums.set(value, (sums.get(value) ?? 0) + count);
    }
    return [...sums]
      .sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || (a < b ? -1 : 1))
      .map(([value, count]) => ({
        value,
        label: name === 'city' ? (cityNames.get(value) ?? null) : null,
        count,
      }));
  };
  return Object.fromEntries(FACETS.map((name) => [name, describe(name)])) as DirectoryFacets;
}
