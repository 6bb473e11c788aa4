import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ProviderProjection } from '../target/forecast.ts';
import { nextProviders } from './next-providers.ts';

const projection = (
  provider: string,
  done: number,
  ratePerMonth: number | null = 1,
  attained = done,
): ProviderProjection => ({
  provider,
  attained,
  done,
  ratePerMonth,
  projected: done + (ratePerMonth ?? 0) * 6,
});

test('says what each still needs, in all and per month', () => {
  expect(nextProviders([projection('a', 38, 2)], 50, 6, 20)).toEqual([
    {
      provider: 'a',
      attained: 38,
      done: 38,
      needed: 12,
      neededPerMonth: 2,
      ratePerMonth: 2,
      projected: 50,
      willReach: true,
    },
  ]);
});

test('nearest first; ties by pace, then by id', () => {
  const rows = [
    projection('d', 40),
    projection('b', 45),
    projection('c', 45, 3),
    projection('a', 45),
    projection('e', 45, null),
  ];
  expect(nextProviders(rows, 50, 6, 20).map(({ provider }) => provider)).toEqual(['c', 'a', 'b', 'e', 'd']);
});

test('leaves out who is over the line, who has nothing and who is not known', () => {
  const unknown = { provider: 'u', attained: null, done: null, ratePerMonth: null, projected: null };
  expect(nextProviders([projection('a', 50), projection('b', 0), unknown], 50, 6, 20)).toEqual([]);
});

test('what counted last year and will have left the 12 months by the end is needed again', () => {
  expect(nextProviders([projection('a', 20, 2, 45)], 50, 6, 20)[0]).toMatchObject({
    attained: 45,
    needed: 30,
  });
});

test('with no month left there is no rate', () => {
  expect(nextProviders([projection('a', 45)], 50, 0, 20)[0]!.neededPerMonth).toBeNull();
});

test('does not depend on the order of rows, and a shorter list is the start of a longer one', () => {
  const rows = fc.uniqueArray(fc.tuple(fc.string(), fc.nat(60), fc.option(fc.nat(4))), {
    selector: ([id]) => id,
    maxLength: 40,
  });
  fc.assert(
    fc.property(rows, fc.nat(20), (drawn, count) => {
      const projections = drawn.map(([id, done, rate]) => projection(id, done, rate));
      const listed = nextProviders(projections, 50, 6, count);
      expect(nextProviders(projections.toReversed(), 50, 6, count)).toEqual(listed);
      expect(nextProviders(projections, 50, 6, 100).slice(0, count)).toEqual(listed);
    }),
  );
});
