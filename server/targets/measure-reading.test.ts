import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { periodRange, shiftPeriod } from '../../src/domain/period/period.ts';
import { DEFAULT_PROGRAMME_SETTINGS } from '../../src/domain/programme/programme-settings.ts';
import { TARGET_MEASURES } from '../../src/domain/target/measure.ts';
import type { BookProvider, ProgrammeBook } from '../programme/provider-book.ts';
import { readingOf } from './measure-reading.ts';
import { ScopeProviders } from './scope-providers.ts';

const FIRST = '2025-01';
const PROGRAMME = { level: 'programme', scope: null } as const;

const amount = fc.oneof(fc.constant(Number.NaN), fc.integer({ min: 0, max: 9 }));

const book = fc.integer({ min: 1, max: 30 }).chain((length) =>
  fc
    .array(
      fc.record({
        leaps: fc.array(amount, { minLength: length, maxLength: length }),
        joinedMonths: fc.option(fc.integer({ min: 0, max: 40 })),
      }),
      { maxLength: 5 },
    )
    .map((rows): ProgrammeBook => {
      const months = periodRange(FIRST, shiftPeriod(FIRST, length - 1));
      const providers = rows.map(
        ({ leaps, joinedMonths }, key): BookProvider => ({
          ...{ key, id: `P${key}`, name: '', nameEn: null, region: null, city: null },
          joinedOn: joinedMonths === null ? null : `${shiftPeriod(FIRST, joinedMonths)}-10`,
          amounts: {
            leaps: Float64Array.from(leaps),
            gmv: Float64Array.from(leaps, (value) => value * 30_000_000),
          },
        }),
      );
      return { months, month: months.at(-1)!, isStored: true, available: months, providers };
    }),
);

describe('a reading', () => {
  test.each(TARGET_MEASURES)(
    'of %s says the value that its forecast starts from, and its parts add up to it',
    (measure) => {
      fc.assert(
        fc.property(
          book,
          fc.integer({ min: -20, max: 40 }),
          fc.integer({ min: 0, max: 20 }),
          fc.integer({ min: 0, max: 5 }),
          (given, start, length, startValue) => {
            const from = shiftPeriod(FIRST, start);
            const to = shiftPeriod(from, length);
            const scopes = new ScopeProviders(given);
            const reading = readingOf(measure, PROGRAMME, scopes, DEFAULT_PROGRAMME_SETTINGS);
            const attained = reading.attained({ startValue, from, to });
            expect(attained).toBe(reading.forecast({ measure, goal: 100, startValue, from, to }).attained);
            const until = given.month < to ? given.month : to;
            if (attained === null || until < FIRST || until < from) return;
            const parts = scopes.of(PROGRAMME).map((provider) => reading.part(provider, until, from) ?? 0);
            const added = measure === 'leaps' || measure === 'gmv' ? startValue : 0;
            expect(parts.reduce((sum, part) => sum + part, added)).toBe(attained);
          },
        ),
      );
    },
  );
});
