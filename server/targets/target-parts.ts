import type { TargetDetail } from '../../src/contract/targets.ts';
import { type RollUpNode, rollUp } from '../../src/domain/target/roll-up.ts';
import type { BookProvider } from '../programme/provider-book.ts';
import { earlierOf } from './measure-reading.ts';
import type { ScopeProviders } from './scope-providers.ts';
import type { TargetFigures } from './target-figures.ts';
import type { TargetRow } from './target-row.ts';
import { cityNameOf } from './target-view.ts';

type Part = TargetDetail['parts'][number];

/** The rows a target's number is the sum of: regions, their cities, their providers. */
export function targetParts(
  row: TargetRow,
  { reading, line }: TargetFigures,
  scopes: ScopeProviders,
): Pick<TargetDetail, 'parts' | 'partsTotal'> {
  const { month } = scopes.book;
  const until = earlierOf(month, line.to);
  const providers = scopes.of(row);
  const byId = new Map(providers.map((provider) => [provider.id, provider]));
  const whole = rollUp(
    providers.map((provider) => ({
      id: provider.id,
      value: reading.part(provider, until, line.from),
      path: [provider.region, provider.city?.adcode ?? null],
    })),
  );
  const parts = whole.children.flatMap((region) => [
    placeRow(region, { region: region.key, city: null, depth: 'region' }),
    ...region.children.flatMap((city) => [
      placeRow(city, { region: region.key, city: city.key, depth: 'city' }),
      ...providerRows(city, { region: region.key, city: city.key }, byId),
    ]),
  ]);
  return { parts, partsTotal: whole.value };
}

function placeRow({ value, unknownItems }: RollUpNode, place: Pick<Part, 'region' | 'city' | 'depth'>): Part {
  const cityName = place.city === null ? null : cityNameOf(place.city);
  return { ...place, cityName, provider: null, value, unknownProviders: unknownItems };
}

/** Largest first. Rows of 0 add nothing and are left out; unknown ones are counted on the row above. */
function providerRows(
  { items }: RollUpNode,
  place: Pick<Part, 'region' | 'city'>,
  byId: ReadonlyMap<string, BookProvider>,
): Part[] {
  return items
    .filter(({ value }) => value !== null && value !== 0)
    .sort((a, b) => b.value! - a.value! || (a.id < b.id ? -1 : 1))
    .map(({ id, value }) => {
      const { name, nameEn } = byId.get(id)!;
      return {
        ...place,
        cityName: null,
        provider: { id, name, nameEn },
        depth: 'provider',
        value,
        unknownProviders: 0,
      };
    });
}
