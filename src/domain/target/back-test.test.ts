import fc from 'fast-check';
import { expect, test } from 'vitest';
import { periodRange } from '../period/period.ts';
import { backTest } from './back-test.ts';
import { DEFAULT_FORECAST_SETTINGS as settings } from './forecast.ts';
import { replayClub, replayStock, replaySum } from './replay.ts';

const GAP = Number.NaN;
const months = periodRange('2025-01', '2026-12');
const axis = (values: readonly number[]) => Float64Array.from(values);

test('errors by hand: 2, 4, 6 then 8 and 0', () => {
  const result = backTest(months.slice(0, 5), 1, replaySum(axis([2, 4, 6, 8, 0]), settings), settings);
  expect(result.replays).toEqual([
    { origin: '2025-03', forecast: 4, actual: 8, relative: 1 },
    { origin: '2025-04', forecast: 6, actual: 0, relative: -1 },
  ]);
  // (4 + 6) ÷ 8, and (−4 + 6) ÷ 8: a month of nothing is an error like any other.
  expect(result).toMatchObject({ wape: 1.25, bias: 0.25, coverage: null, coverageReason: 'too_few_errors' });
});

test('an origin without recent months, or with a gap in what came, is skipped and counted', () => {
  const values = axis([2, 4, 6, GAP, 8, GAP, GAP, GAP, 3]);
  const result = backTest(months.slice(0, 9), 1, replaySum(values, settings), settings);
  expect(result.replays.map(({ origin }) => origin)).toEqual(['2025-04']);
  expect(result.skippedOrigins).toBe(5);
});

test('nothing came: no share of nothing', () => {
  const result = backTest(months, 3, replaySum(axis(Array(24).fill(0)), settings), settings);
  expect(result).toMatchObject({ wape: null, wapeReason: 'no_actuals', bias: null });
  expect(result.replays.every(({ relative }) => relative === null)).toBe(true);
});

test('coverage judges only by ranges that were known at the origin', () => {
  const steady = backTest(months, 1, replaySum(axis(Array(24).fill(7)), settings), settings);
  // Origins 3..23 give 21 replays; the first eight of them only teach.
  expect(steady.replays).toHaveLength(21);
  expect(steady.coverage).toEqual({ held: 13, judged: 13, share: 1 });
  const broken = [...Array(23).fill(7), 90];
  expect(backTest(months, 1, replaySum(axis(broken), settings), settings).coverage).toMatchObject({
    held: 12,
    judged: 13,
  });
});

test('a club is replayed only where its 12 months are stored', () => {
  const providers = [{ provider: 'p', values: axis(Array(24).fill(5)) }];
  const replay = replayClub(providers, { atLeast: 60, below: null }, settings);
  const { replays } = backTest(months, 3, replay, settings);
  expect(replays[0]).toEqual({ origin: '2025-09', forecast: 1, actual: 1, relative: 0 });
  expect(replays).toHaveLength(13);
});

test('no replayed forecast depends on a month after its origin', () => {
  const month = fc.oneof({ weight: 8, arbitrary: fc.nat(50) }, { weight: 1, arbitrary: fc.constant(GAP) });
  const row = fc.array(month, { minLength: 24, maxLength: 24 });
  fc.assert(
    fc.property(row, row, fc.integer({ min: 1, max: 9 }), fc.nat(23), (drawn, future, horizon, origin) => {
      const other = drawn.map((value, at) => (at <= origin ? value : future[at]!));
      for (const replay of [replaySum, replayStock]) {
        expect(replay(axis(other), settings).forecast(origin, horizon)).toBe(
          replay(axis(drawn), settings).forecast(origin, horizon),
        );
      }
      const club = (values: number[]) =>
        replayClub([{ provider: 'p', values: axis(values) }], { atLeast: 100, below: null }, settings);
      expect(club(other).forecast(origin, horizon)).toBe(club(drawn).forecast(origin, horizon));
    }),
  );
});
