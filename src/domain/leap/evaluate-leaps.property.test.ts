import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bookOf, outcomesOf, WAN } from '../../../test/support/leap-book.ts';
import { periodRange, shiftPeriod } from '../period/period.ts';
import { evaluateLeaps } from './evaluate-leaps.ts';
import type { LeapOutcome } from './leap-outcome.ts';
import { DEFAULT_LEAP_SETTINGS, LEAP_DATINGS } from './leap-settings.ts';
import { LEAP_STATES, type LeapState } from './leap-state.ts';
import type { MerchantBook } from './merchant-book.ts';

const MONTHS = 18;
const AXIS = periodRange('2025-01', '2026-06');

/** Amounts that hold a band often enough for leaps, gaps and falls to occur. */
const amount = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(4, 8, 9.5, 12, 14, 20, 33, 36, 60, 120) },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 3000 }).map((tenths) => tenths / 10) },
);
const runs = fc
  .array(fc.tuple(amount, fc.integer({ min: 1, max: 5 })), { minLength: 4, maxLength: MONTHS })
  .map((parts) => parts.flatMap(([value, length]) => new Array<number | null>(length).fill(value)))
  .map((values) => Array.from({ length: MONTHS }, (_, at) => values[at % values.length] ?? null));
const date = fc
  .tuple(fc.constantFrom(...AXIS), fc.constantFrom('01', '02', '15', '28'))
  .map(([month, day]) => `${month}-${day}`);

const shop = fc.record({
  paid: runs,
  openedMonth: fc.constantFrom(null, '2020-01', '2025-02', '2025-06'),
  vetoed: fc.integer({ min: 0, max: 20 }).map((chance) => chance === 0),
});
const relation = fc.record({
  merchant: fc.nat(2),
  provider: fc.integer({ min: 1, max: 3 }),
  role: fc.constantFrom('primary' as const, 'primary' as const, 'assist' as const),
  startedOn: date,
  endedOn: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: date }),
  operatedSessions: fc.constantFrom(null, 3, 3, 9),
});
const books = fc
  .tuple(
    fc.array(shop, { minLength: 3, maxLength: 3 }),
    fc.array(relation, { minLength: 1, maxLength: 6 }),
    fc.boolean(),
  )
  .map(([shops, relations, decided]) => {
    // Whoever is provider 2 owns what is disputed.
    const keys = shops.flatMap((_, at) => AXIS.map((month) => `${100 + at}@${month}`));
    return bookOf(shops, relations, new Map(decided ? keys.map((key) => [key, 2]) : []));
  });

/** Without the position in the book, which a reordering changes. */
const placeless = (outcomes: readonly LeapOutcome[]) => outcomes.map((one) => ({ ...one, merchant: 0 }));

test('the order of merchants and relations does not matter', () => {
  fc.assert(
    fc.property(
      books,
      fc.constantFrom<number[]>([0, 1, 2], [2, 0, 1], [1, 0, 2]),
      fc.nat(5),
      (book, order, turn) => {
        const at = turn % book.relations.length;
        const moved: MerchantBook = {
          ...book,
          merchants: order.map((position) => book.merchants[position]!),
          relations: [...book.relations.slice(at), ...book.relations.slice(0, at)]
            .toReversed()
            .map((one) => ({ ...one, merchant: order.indexOf(one.merchant) })),
        };
        expect(placeless(outcomesOf(moved))).toEqual(placeless(outcomesOf(book)));
      },
    ),
  );
});

test('amounts and bands in another unit give the same outcomes', () => {
  fc.assert(
    fc.property(books, fc.constantFrom(0.5, 4, 100, 1024), (book, factor) => {
      const times = (values: Float64Array) => values.map((value) => value * factor);
      const scaled = evaluateLeaps(
        {
          ...book,
          merchants: book.merchants.map((one) => ({
            ...one,
            paid: times(one.paid),
            refund: times(one.refund),
          })),
        },
        {
          ...DEFAULT_LEAP_SETTINGS,
          bands: DEFAULT_LEAP_SETTINGS.bands.map((band) => ({ ...band, fromYuan: band.fromYuan * factor })),
        },
      );
      const facts = (outcomes: readonly LeapOutcome[]) =>
        outcomes.map(({ state, completedMonth, bandsJumped, held, lapse, targetBand, attribution }) => {
          return { state, completedMonth, bandsJumped, held, targetBand, attribution, lapse: lapse?.state };
        });
      expect(facts(scaled)).toEqual(facts(outcomesOf(book)));
    }),
  );
});

test('one outcome per relation; a counted leap meets the definition, by a plain reading of the months', () => {
  let counted = 0;
  fc.assert(
    fc.property(books, (book) => {
      const outcomes = outcomesOf(book);
      expect(outcomes.map((one) => one.relation)).toEqual(book.relations.map(({ id }) => id));
      for (const one of outcomes.filter(({ state }) => state === 'counted')) {
        counted++;
        const { paid } = book.merchants[one.merchant]!;
        for (const window of [one.window!, one.highest!]) {
          const months = periodRange(window.firstMonth, window.lastMonth);
          expect(months).toHaveLength(3);
          // No month of a window is a gap.
          const yuan = months.map((month) => paid[AXIS.indexOf(month)]!);
          expect(window.yuan).toEqual(yuan);
          const from = DEFAULT_LEAP_SETTINGS.bands[window.band]!.fromYuan;
          expect(Math.min(...yuan)).toBeGreaterThanOrEqual(from);
          expect(window.band).toBeGreaterThan(one.baseline.band!);
          const sum = yuan[0]! + yuan[1]! + yuan[2]!;
          expect(Math.max(...yuan) / sum).toBeLessThanOrEqual(0.7 + 1e-9);
          if (one.baseline.yuan !== null) {
            expect(sum / 3).toBeGreaterThanOrEqual(1.3 * one.baseline.yuan * (1 - 1e-9));
          }
          const relation = book.relations.find(({ id }) => id === one.relation)!;
          expect(relation.role).toBe('primary');
          expect(relation.startedOn <= `${window.firstMonth}-01`).toBe(true);
          expect(window.lastMonth <= shiftPeriod(one.firstServiceMonth, 11)).toBe(true);
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(counted).toBeGreaterThan(50);
});

test('no month of a merchant counts for two leaps, and a shared leap has one owner', () => {
  fc.assert(
    fc.property(books, (book) => {
      const outcomes = outcomesOf(book);
      const used = new Set<string>();
      for (const one of outcomes.filter(({ state }) => state === 'counted')) {
        const months = new Set(
          [...one.window!.yuan.keys()].map((at) => shiftPeriod(one.window!.firstMonth, at)),
        );
        for (const at of one.highest!.yuan.keys()) months.add(shiftPeriod(one.highest!.firstMonth, at));
        for (const month of months) {
          const key = `${one.merchant} ${month}`;
          expect(used.has(key)).toBe(false);
          used.add(key);
        }
      }
      for (const one of outcomes.filter(({ state }) => state === 'assisted' || state === 'duplicate')) {
        const owner = outcomes.find(({ relation }) => relation === one.attribution?.ownerRelation);
        if (one.attribution?.ownerRelation === null) expect(one.role).toBe('assist');
        else expect(owner?.state).toBe('counted');
      }
    }),
    { numRuns: 300 },
  );
});

test.each(LEAP_DATINGS)('months added later never undo a single leap dated by its %s', (datedBy) => {
  fc.assert(
    fc.property(runs, fc.integer({ min: 6, max: MONTHS }), (paid, seen) => {
      const relations = [{ startedOn: '2025-04-01' }];
      const [early] = outcomesOf(bookOf([{ paid: paid.slice(0, seen) }], relations), { datedBy });
      const [late] = outcomesOf(bookOf([{ paid }], relations), { datedBy });
      if (early?.state !== 'counted') return;
      expect(late).toMatchObject({ state: 'counted', window: early.window });
      expect(late!.bandsJumped!).toBeGreaterThanOrEqual(early.bandsJumped!);
      // The first window never moves; the highest moves only together with the band it reaches.
      const hasRisen = late!.bandsJumped! > early.bandsJumped!;
      if (datedBy === 'first_window' || !hasRisen) expect(late!.completedMonth).toBe(early.completedMonth);
      else expect(late!.completedMonth! > early.completedMonth!).toBe(true);
    }),
  );
});

test('what is said to be missing is enough, and anything less is not', () => {
  let tried = 0;
  fc.assert(
    fc.property(runs, fc.integer({ min: 5, max: MONTHS }), (paid, seen) => {
      const relations = [{ startedOn: '2025-04-01' }];
      const stored = paid.slice(0, seen);
      const [one] = outcomesOf(bookOf([{ paid: stored }], relations));
      const hold = one!.missing.filter((part) => part.kind === 'hold');
      expect(one!.open).toBe(hold.length > 0);
      expect(one!.monthsToGo ?? 0).toBe(hold.length);
      if (hold.length === 0) return;
      tried++;
      expect(one!.held.months + hold.length).toBe(3);
      const needed = hold.map(({ atLeastYuan }) => atLeastYuan / WAN);
      const [met] = outcomesOf(bookOf([{ paid: [...stored, ...needed] }], relations));
      expect(met).toMatchObject({ state: 'counted', completedMonth: hold.at(-1)!.month });
      const less = needed.map((wan) => wan - 0.01);
      const [short] = outcomesOf(bookOf([{ paid: [...stored, ...less] }], relations));
      expect(short!.state).not.toBe('counted');
    }),
    { numRuns: 400 },
  );
  expect(tried).toBeGreaterThan(50);
});

test('every state occurs', () => {
  const seen = new Set<LeapState>();
  fc.assert(
    fc.property(books, (book) => {
      for (const { state } of outcomesOf(book)) seen.add(state);
    }),
    { numRuns: 3000, seed: 20261122 },
  );
  // Refunds need twenty peers; the top band 1000万.
  const rare: LeapState[] = ['guard_refund', 'top_band'];
  expect([...seen, ...rare].toSorted()).toEqual(LEAP_STATES.toSorted());
});
