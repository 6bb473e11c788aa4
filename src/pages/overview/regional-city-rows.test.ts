import { describe, expect, it } from 'vitest';
import type { CityRow, CityTarget } from '../../contract/city-figures.ts';
import { growthMultiple, growthOf } from '../../domain/merchant/growth-multiple.ts';
import { penetrationOf } from '../../domain/merchant/penetration.ts';
import { neededRate, paceOf } from '../../domain/target/pace.ts';
import { cityFinding, furthestBehindFirst, missingMerchants, totalOf } from './regional-city-rows.ts';

const YEAR = { from: '2026-01', to: '2026-12' } as const;

function target(goal: number, attained: number): CityTarget {
  const line = { ...YEAR, goal, startValue: 0, curve: { kind: 'straight' } } as const;
  return {
    ...{ id: `t${goal}`, goal, attained, ...YEAR },
    ...{ pace: paceOf(line, attained, '2026-10'), needed: neededRate(line, attained, '2026-10') },
  };
}

function row(city: string | null, over: Partial<CityRow> = {}, share = [0, 0]): CityRow {
  const [served = 0, active = 0] = share;
  const penetration = penetrationOf(served, active);
  const nothing = growthOf(0, 0, 0);
  return {
    ...{
      place: city === null ? 'no_city' : 'city',
      city,
      name: city === null ? null : { zh: city, en: city },
      region: null,
    },
    ...{ providers: 1, rated: 1, merchants: active + 1 },
    penetration: { ...penetration, reason: penetration.share === null ? 'no_active_merchant' : null },
    ...{ served: nothing, unserved: nothing, multiple: growthMultiple(nothing, nothing) },
    leaps: { counted: 2, near: 1, disputed: 1 },
    targets: { leaps: null, providers: null },
    ...over,
  };
}

const withTarget = (city: string, goal: number, attained: number) =>
  row(city, { targets: { leaps: target(goal, attained), providers: null } }, [9, 10]);

const small = row('100000', {}, [0, 1]);
const large = row('200000', {}, [10, 200]);
const above = row('300000', {}, [50, 100]);
const silent = row('400000');
const empty = row('500000', { providers: 0 }, [0, 900]);
const elsewhere = row(null, { place: 'elsewhere' }, [0, 900]);
const late = withTarget('600000', 120, 66);
const ahead = withTarget('700000', 110, 140);

it('puts who is furthest behind first', () => {
  const order = [late, ahead, large, small, above, silent, empty, row(null), elsewhere];
  expect(furthestBehindFirst(order.toReversed(), 0.18)).toEqual(order);
});

it.each([
  [0, 1, 1],
  [10, 200, 26],
  [9, 50, 0],
  [8, 50, 1],
  [50, 100, 0],
  [0, 0, 0],
])('%i served of %i active miss %i merchants', (served, active, missing) => {
  expect(missingMerchants(row('1', {}, [served, active]), 0.18)).toBe(missing);
});

describe('the sentence', () => {
  it('speaks of the city latest for its target, and of how much is left of it', () => {
    expect(cityFinding([above, late, ahead, large, empty, elsewhere], 0.18)).toEqual({
      ...{ kind: 'late', cities: 4, late: 1, worst: late, gap: 54 },
    });
  });
  it('speaks of penetration where nobody is late, and leaves out where nobody works', () => {
    expect(cityFinding([above, ahead, small, large, empty], 0.18)).toEqual({
      ...{ kind: 'on_pace', paced: 1, lowest: large },
    });
    expect(cityFinding([above, small, large, empty], 0.18)).toEqual({
      ...{ kind: 'penetration', cities: 3, below: 2, lowest: large },
    });
    expect(cityFinding([above], 0.18)).toEqual({ kind: 'penetration', cities: 1, below: 0, lowest: null });
  });
  it('says nothing without anything to say', () => {
    expect(cityFinding([silent, empty, elsewhere], 0.18)).toBeNull();
    expect(cityFinding([], 0.18)).toBeNull();
  });
});

it('adds up everything but the goals', () => {
  const grown = { served: growthOf(100, 130, 2), unserved: growthOf(200, 220, 3) };
  const total = totalOf([row('1', grown, [3, 10]), late, row(null, grown, [1, 20])]);
  expect(total).toMatchObject({
    ...{ place: 'total', providers: 3, rated: 3, merchants: 43 },
    ...{
      penetration: { served: 13, active: 40, share: 13 / 40 },
      leaps: { counted: 6, near: 3, disputed: 3 },
    },
    ...{ targets: { leaps: null, providers: null } },
  });
  expect(total.multiple.ofGrowth).toBeCloseTo(3, 9);
  expect(totalOf([]).penetration).toMatchObject({ share: null, reason: 'no_active_merchant' });
});
