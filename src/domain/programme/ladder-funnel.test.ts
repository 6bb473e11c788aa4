import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { impliedTotals } from './implied-totals.ts';
import { COUNT_MODES, clubLine, LADDERS, type LadderCode, type ProgrammeProvider } from './ladder.ts';
import { ladderBoard } from './ladder-board.ts';
import { ladderFunnel, ladderStanding } from './ladder-funnel.ts';
import { DEFAULT_PROGRAMME_SETTINGS as exclusive } from './programme-settings.ts';

const nested = { ...exclusive, countMode: 'nested' as const };
const ladder = (code: LadderCode) => LADDERS.find((one) => one.code === code)!;
const YI = 100_000_000;
const one = (provider: string, leaps: number | null, changes: Partial<ProgrammeProvider> = {}) => ({
  provider,
  rated: true,
  leaps,
  gmvYuan: null,
  ...changes,
});
const counts = (funnel: { steps: { providers: number }[] }) => funnel.steps.map(({ providers }) => providers);

describe('steps', () => {
  test.each([
    [null, 'rated'],
    [0, 'rated'],
    [1, 'started'],
    [24, 'started'],
    [25, 'halfway'],
    [39, 'halfway'],
    [40, 'sprint'],
    [49, 'sprint'],
    [50, 'reached'],
  ] as const)('%j leaps of 50: %s', (leaps, step) => {
    expect(ladderStanding(one('a', leaps), ladder('leap50'), exclusive).step).toBe(step);
  });

  test.each([
    [4.9 * YI, 'started'],
    [5 * YI, 'halfway'],
    [8 * YI, 'sprint'],
    [10 * YI, 'reached'],
  ] as const)('%d yuan of 10亿: %s', (gmvYuan, step) => {
    expect(ladderStanding(one('a', 0, { gmvYuan }), ladder('gmv1b'), exclusive).step).toBe(step);
  });

  test('the unrated stand at joined, are said to hold leaps, and count in the club', () => {
    const providers = [
      one('a', 60, { rated: false }),
      one('b', 3, { rated: false }),
      one('c', 0, { rated: false }),
      one('d', null, { rated: false }),
    ];
    expect(ladderFunnel(providers, ladder('leap50'), exclusive)).toEqual({
      steps: [
        { step: 'joined', providers: 4 },
        ...['rated', 'started', 'halfway', 'sprint', 'reached'].map((step) => ({ step, providers: 0 })),
      ],
      leftForHigherClub: 0,
      unratedStarted: 2,
      unratedReached: 1,
      amountUnknown: 1,
      inClub: 1,
    });
  });

  test('one above the higher line has left the lower ladder, unless clubs are nested', () => {
    const providers = [one('a', 50), one('b', 20), one('c', 15)];
    const left = ladderFunnel(providers, ladder('leap20'), exclusive);
    expect(left).toMatchObject({ leftForHigherClub: 1, inClub: 1 });
    expect(counts(left)).toEqual([2, 2, 2, 2, 1, 1]);
    const kept = ladderFunnel(providers, ladder('leap20'), nested);
    expect(kept).toMatchObject({ leftForHigherClub: 0, inClub: 2 });
    expect(counts(kept)).toEqual([3, 3, 3, 3, 2, 2]);
  });

  test('lines', () => {
    expect(LADDERS.map((each) => clubLine(each, LADDERS, 'exclusive').below)).toEqual([
      null,
      50,
      null,
      10 * YI,
    ]);
    expect(LADDERS.map((each) => clubLine(each, LADDERS, 'nested').below)).toEqual([null, null, null, null]);
  });
});

const provider = fc.record({
  provider: fc.uuid(),
  rated: fc.boolean(),
  leaps: fc.option(fc.nat(70)),
  gmvYuan: fc.option(fc.integer({ min: 0, max: 12 * YI })),
});
const crowd = fc.array(provider, { maxLength: 80 });

test('no step is above the one before it, and nobody is lost', () => {
  fc.assert(
    fc.property(crowd, fc.constantFrom(...COUNT_MODES), (providers, countMode) => {
      for (const each of LADDERS) {
        const funnel = ladderFunnel(providers, each, { ...exclusive, countMode });
        counts(funnel).reduce((before, now) => {
          expect(now).toBeLessThanOrEqual(before);
          return now;
        }, providers.length);
        expect(counts(funnel)[0]! + funnel.leftForHigherClub).toBe(providers.length);
        expect(counts(funnel).at(-1)! + funnel.unratedReached).toBe(funnel.inClub);
      }
    }),
  );
});

test('the exclusive clubs of an amount together are the lowest nested club', () => {
  fc.assert(
    fc.property(crowd, (providers) => {
      const inClub = (code: LadderCode, settings: typeof exclusive) =>
        ladderFunnel(providers, ladder(code), settings).inClub;
      expect(inClub('leap50', exclusive) + inClub('leap20', exclusive)).toBe(inClub('leap20', nested));
      expect(inClub('gmv1b', exclusive) + inClub('gmv100m', exclusive)).toBe(inClub('gmv100m', nested));
      expect(inClub('leap50', exclusive)).toBe(inClub('leap50', nested));
    }),
  );
});

describe('implied totals', () => {
  test('4 500 leaps and 1 200亿 follow from the ladders', () => {
    expect(impliedTotals(LADDERS, 'exclusive', []).map(({ amount, implied }) => [amount, implied])).toEqual([
      ['leaps', 4500],
      ['gmv', 1200 * YI],
    ]);
  });

  test('nested, the higher club fills the lower one: 50 × 50 + 50 × 20, 100 × 10亿 + 100 × 1亿', () => {
    expect(impliedTotals(LADDERS, 'nested', []).map(({ implied }) => implied)).toEqual([3500, 1100 * YI]);
  });

  test('beside what there is, in the clubs and in all', () => {
    const [leaps, gmv] = impliedTotals(LADDERS, 'exclusive', [
      one('a', 55),
      one('b', 21),
      one('c', 19),
      one('d', null),
    ]);
    expect(leaps).toMatchObject({ actual: 95, actualInClubs: 76, amountUnknown: 1 });
    expect(gmv).toMatchObject({ actual: null, actualInClubs: 0, amountUnknown: 4 });
  });

  test('whoever fills every club on its line brings the implied total', () => {
    const filled = LADDERS.filter(({ amount }) => amount === 'leaps').flatMap(
      ({ code, goalProviders, atLeast }) =>
        Array.from({ length: goalProviders }, (_, at) => one(`${code}${at}`, atLeast)),
    );
    const [leaps] = impliedTotals(LADDERS, 'exclusive', filled);
    expect(leaps!.actual).toBe(leaps!.implied);
    expect(ladderBoard(filled, null, exclusive).map(({ goal, attained }) => attained === goal)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

test('the start value stands beside the goal: 210 of 200 before it began (domain.md 0, trap 1)', () => {
  const now = Array.from({ length: 230 }, (_, at) => one(String(at), 0, { gmvYuan: YI }));
  const before = now.map((each, at) => ({ ...each, gmvYuan: at < 210 ? YI : 0 }));
  const board = ladderBoard(now, before, exclusive);
  expect(board[3]).toMatchObject({ goal: 200, startValue: 210, attained: 230 });
  expect(ladderBoard(now, null, exclusive)[3]!.startValue).toBeNull();
});
