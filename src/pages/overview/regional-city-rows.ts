import type { CityRow } from '../../contract/city-figures.ts';
import { growthMultiple, growthOf } from '../../domain/merchant/growth-multiple.ts';
import { penetrationOf } from '../../domain/merchant/penetration.ts';
import { roundHalfUp } from '../../domain/number/round-half-up.ts';

/** A row of the table: a city, one of the two rests, or all of them together. */
export type ShownCity = Omit<CityRow, 'place'> & { place: CityRow['place'] | 'total' };

/**
 * Who is furthest behind comes first: cities with a pace by their index, then the others by how many served merchants
 * they miss to the published penetration, so that a city of one merchant does not stand before one that misses thirty.
 * After them cities where nobody works yet, then what is no city.
 */
export function furthestBehindFirst(rows: readonly CityRow[], published: number): CityRow[] {
  const ranked = rows.map((row) => ({ row, rank: rankOf(row, published) }));
  ranked.sort((a, b) => {
    const at = a.rank.findIndex((value, place) => value !== b.rank[place]);
    return at < 0 ? 0 : a.rank[at]! - b.rank[at]!;
  });
  return ranked.map(({ row }) => row);
}

/** Active merchants that would have to be served more for the published penetration; 0 at or above it, and without any. */
export function missingMerchants({ penetration: { served, active } }: CityRow, published: number): number {
  // A product such as 0.18 × 50 may end a hair above its whole number.
  return Math.max(0, Math.ceil(roundHalfUp(published * active, 6)) - served);
}

/** Somebody works there, or something is wanted of it. */
const isWorked = ({ providers, targets }: CityRow) =>
  providers > 0 || targets.leaps !== null || targets.providers !== null;

const LAST = Number.POSITIVE_INFINITY;

function rankOf(row: CityRow, published: number): number[] {
  const { place, city, targets, penetration } = row;
  return [
    ['city', 'no_city', 'elsewhere'].indexOf(place),
    isWorked(row) ? 0 : 1,
    targets.leaps?.pace.index ?? LAST,
    -missingMerchants(row, published),
    penetration.share ?? LAST,
    Number(city),
  ];
}

/** Every row together. Goals of cities are not added up: each has its own period. */
export function totalOf(rows: readonly CityRow[]): ShownCity {
  const sum = (of: (row: CityRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  const group = (key: 'served' | 'unserved') =>
    growthOf(
      sum((row) => row[key].previousYuan),
      sum((row) => row[key].currentYuan),
      sum((row) => row[key].merchants),
    );
  const penetration = penetrationOf(
    sum((row) => row.penetration.served),
    sum((row) => row.penetration.active),
  );
  const [served, unserved] = [group('served'), group('unserved')];
  return {
    place: 'total',
    city: null,
    name: null,
    region: null,
    providers: sum(({ providers }) => providers),
    rated: sum(({ rated }) => rated),
    merchants: sum(({ merchants }) => merchants),
    penetration: { ...penetration, reason: penetration.share === null ? 'no_active_merchant' : null },
    served,
    unserved,
    multiple: growthMultiple(served, unserved),
    leaps: {
      counted: sum(({ leaps }) => leaps.counted),
      near: sum(({ leaps }) => leaps.near),
      disputed: sum(({ leaps }) => leaps.disputed),
    },
    targets: { leaps: null, providers: null },
  };
}

/** What the one sentence says; null without a city that anything can be said of. */
export type CityFinding =
  | { kind: 'late'; cities: number; late: number; worst: CityRow; gap: number }
  | { kind: 'on_pace'; paced: number; lowest: CityRow | null }
  | { kind: 'penetration'; cities: number; below: number; lowest: CityRow | null };

/** Of the cities where somebody works. `lowest` misses the most merchants to the published penetration; null: no city is below it. */
export function cityFinding(rows: readonly CityRow[], published: number): CityFinding | null {
  const cities = furthestBehindFirst(
    rows.filter((row) => row.place === 'city' && isWorked(row)),
    published,
  );
  const paced = cities.filter(({ targets }) => targets.leaps?.pace.status);
  const late = paced.filter(({ targets }) => isLate(targets.leaps?.pace.status));
  const [worst] = late;
  if (worst) {
    const gap = worst.targets.leaps?.needed.remaining ?? 0;
    return { kind: 'late', cities: cities.length, late: late.length, worst, gap };
  }
  const below = cities.filter((row) => missingMerchants(row, published) > 0);
  const lowest = below.reduce<CityRow | null>(
    (most, row) =>
      most && missingMerchants(most, published) >= missingMerchants(row, published) ? most : row,
    null,
  );
  if (paced.length > 0) return { kind: 'on_pace', paced: paced.length, lowest };
  if (cities.every(({ penetration }) => penetration.share === null)) return null;
  return { kind: 'penetration', cities: cities.length, below: below.length, lowest };
}

const isLate = (status: string | null | undefined) => status === 'behind' || status === 'at_high_risk';
