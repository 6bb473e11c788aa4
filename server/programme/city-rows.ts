import type { CityRow, CityTarget } from '../../src/contract/city-figures.ts';
import { regionOf } from '../../src/domain/geography/regions.ts';
import { growthMultiple, growthOf } from '../../src/domain/merchant/growth-multiple.ts';
import { penetrationOf } from '../../src/domain/merchant/penetration.ts';
import type { LocalizedText } from '../../src/domain/model/capability-model.ts';
import type { TargetMeasure } from '../../src/domain/target/measure.ts';
import type { TargetRow } from '../targets/target-row.ts';
import type { TargetViews } from '../targets/target-views.ts';
import type { CityLeaps } from './city-leaps.ts';
import type { CityMerchants } from './city-merchants.ts';
import { goalOf } from './goal-scope.ts';
import type { BookProvider } from './provider-book.ts';

/** What is known of one row, while it is put together. */
interface Gathered {
  place: CityRow['place'];
  city: string | null;
  region: string | null;
  providers: number;
  rated: number;
  merchants: Omit<CityMerchants, 'city' | 'region' | 'isHere'>;
  leaps: Omit<CityLeaps, 'city'>;
  targets: CityRow['targets'];
}

const PLACES: readonly CityRow['place'][] = ['city', 'no_city', 'elsewhere'];

/** The sources of a city's numbers, brought together row by row; nothing is counted twice and nothing is left out. */
export class CityRows {
  readonly #rows = new Map<string, Gathered>();

  addMerchants({ city, region, isHere, ...sums }: CityMerchants): void {
    const row = this.#row(isHere ? (city === null ? 'no_city' : 'city') : 'elsewhere', city, region);
    for (const key of Object.keys(sums) as (keyof typeof sums)[]) row.merchants[key] += sums[key];
  }

  addLeaps({ city, ...counts }: CityLeaps): void {
    this.#row(city === null ? 'no_city' : 'city', city, null).leaps = counts;
  }

  addProvider({ city, region }: BookProvider, isRated: boolean): void {
    const row = this.#row(city === null ? 'no_city' : 'city', city?.adcode ?? null, region);
    row.providers++;
    if (isRated) row.rated++;
  }

  /** A city that nobody serves yet has a row as well once something is wanted of it. */
  addTargets(views: TargetViews, region: string[] | undefined): void {
    const wanted = views.rows.filter(
      (row) => row.level === 'city' && (!region || region.includes(row.region ?? '')),
    );
    for (const [scope, rows] of Map.groupBy(wanted, ({ scope }) => scope)) {
      const goal = (measure: TargetMeasure) => {
        const row = goalOf(rows, { level: 'city', scope }, measure, views.book.month);
        return row && describeTarget(row, views);
      };
      const targets = { leaps: goal('leaps'), providers: goal('providers') };
      if (scope !== null && (targets.leaps || targets.providers))
        this.#row('city', scope, rows[0]?.region ?? null).targets = targets;
    }
  }

  /** Of the cities among the rows. */
  codes(): string[] {
    return [...this.#rows.values()].flatMap(({ city }) => city ?? []);
  }

  describe(nameOf: (code: string) => LocalizedText): CityRow[] {
    const rows = [...this.#rows.values()].sort(
      (a, b) =>
        PLACES.indexOf(a.place) - PLACES.indexOf(b.place) || ((a.city ?? '') < (b.city ?? '') ? -1 : 1),
    );
    return rows.map((row) => describeRow(row, row.city === null ? null : nameOf(row.city)));
  }

  #row(place: CityRow['place'], code: string | null, region: string | null): Gathered {
    const city = place === 'city' ? code : null;
    const key = `${place} ${city ?? ''}`;
    let row = this.#rows.get(key);
    if (!row) {
      row = emptyRow(place, city);
      this.#rows.set(key, row);
    }
    if (city !== null) row.region ??= regionOf(city) ?? region;
    return row;
  }
}

function emptyRow(place: CityRow['place'], city: string | null): Gathered {
  return {
    place,
    city,
    region: null,
    providers: 0,
    rated: 0,
    merchants: {
      ...{ merchants: 0, active: 0, activeServed: 0 },
      ...{ servedCompared: 0, servedPrevious: 0, servedCurrent: 0 },
      ...{ unservedCompared: 0, unservedPrevious: 0, unservedCurrent: 0 },
    },
    leaps: { counted: 0, near: 0, disputed: 0 },
    targets: { leaps: null, providers: null },
  };
}

function describeTarget(row: TargetRow, views: TargetViews): CityTarget {
  const { attained, pace, needed } = views.figures(row);
  return { id: row.id, goal: row.goal, attained, from: row.from, to: row.to, pace, needed };
}

function describeRow(row: Gathered, name: LocalizedText | null): CityRow {
  const { merchants: sums, ...rest } = row;
  const penetration = penetrationOf(sums.activeServed, sums.active);
  const served = growthOf(sums.servedPrevious, sums.servedCurrent, sums.servedCompared);
  const unserved = growthOf(sums.unservedPrevious, sums.unservedCurrent, sums.unservedCompared);
  const common = { ...rest, name, merchants: sums.merchants, served, unserved };
  if (row.place === 'elsewhere')
    return {
      ...common,
      penetration: { ...penetration, share: null, reason: 'outside_scope' },
      multiple: { ofLevels: null, ofGrowth: null, reason: 'outside_scope' },
    };
  return {
    ...common,
    penetration: { ...penetration, reason: penetration.share === null ? 'no_active_merchant' : null },
    multiple: growthMultiple(served, unserved),
  };
}
