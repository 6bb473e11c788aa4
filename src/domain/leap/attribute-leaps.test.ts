import { describe, expect, test } from 'vitest';
import { bookOf, outcomesOf } from '../../../test/support/leap-book.ts';
import { leapKey } from './merchant-book.ts';

const paid = [5, 5, 5, 15, 15, 15, 15, 15, 15, 15, 15, 15];
const start = '2025-04-01';
const states = (book: Parameters<typeof outcomesOf>[0], changed = {}) =>
  outcomesOf(book, changed).map(({ state }) => state);

describe('one owner', () => {
  test('of two primary relations the one with more operated sessions', () => {
    const book = bookOf(
      [{ paid }],
      [
        { provider: 1, startedOn: start, operatedSessions: 12 },
        { provider: 2, startedOn: start, operatedSessions: 30 },
      ],
    );
    const [first, second] = outcomesOf(book);
    expect(first).toMatchObject({
      state: 'assisted',
      completedMonth: '2025-06',
      bandsJumped: null,
      lapse: null,
    });
    expect(second).toMatchObject({
      state: 'counted',
      attribution: {
        basis: 'operated_sessions',
        ownerProvider: 2,
        ownerRelation: 2,
        candidates: [
          { relation: 1, provider: 1, coveredShare: 1, operatedSessions: 12 },
          { relation: 2, provider: 2, coveredShare: 1, operatedSessions: 30 },
        ],
      },
    });
  });

  test('equal or unknown sessions leave the leap disputed until a decision', () => {
    const contest = (sessions: readonly (number | null)[], decisions = new Map<string, number>()) =>
      bookOf(
        [{ paid }],
        sessions.map((operatedSessions, at) => ({ provider: at + 1, startedOn: start, operatedSessions })),
        decisions,
      );
    const [tied] = outcomesOf(contest([20, 20]));
    expect(tied).toMatchObject({
      state: 'disputed',
      missing: [{ kind: 'decision', because: 'tied' }],
      attribution: { basis: 'tied', ownerProvider: null },
    });
    expect(states(contest([20, 20]))).toEqual(['disputed', 'disputed']);
    // Not known is not 0: nobody is taken to have operated none.
    expect(outcomesOf(contest([20, null]))[0]).toMatchObject({
      state: 'disputed',
      missing: [{ kind: 'decision', because: 'sessions_unknown' }],
      attribution: { basis: 'sessions_unknown' },
    });
    expect(states(contest([20, 0]))).toEqual(['counted', 'assisted']);

    const key = leapKey(100, '2025-06');
    expect(states(contest([20, 20], new Map([[key, 2]])))).toEqual(['assisted', 'counted']);
    expect(states(contest([20, null], new Map([[key, 1]])))).toEqual(['counted', 'assisted']);
    // A decision for somebody who is no candidate is not heeded, nor one about another leap.
    expect(states(contest([20, 20], new Map([[key, 7]])))).toEqual(['disputed', 'disputed']);
    expect(states(contest([20, 20], new Map([[leapKey(100, '2025-07'), 2]])))).toEqual([
      'disputed',
      'disputed',
    ]);
  });

  test('the tie break can go to a person at once', () => {
    const book = bookOf(
      [{ paid }],
      [
        { provider: 1, startedOn: start, operatedSessions: 12 },
        { provider: 2, startedOn: start, operatedSessions: 30 },
      ],
    );
    const outcomes = outcomesOf(book, { tieBreak: 'decision' });
    expect(outcomes.map(({ attribution }) => attribution?.basis)).toEqual([
      'decision_required',
      'decision_required',
    ]);
  });

  test('a relation begun inside the window is no candidate, and the counted rise is not counted again', () => {
    const book = bookOf(
      [{ paid }],
      [
        { provider: 1, startedOn: start, operatedSessions: 0 },
        { provider: 2, startedOn: '2025-04-02', operatedSessions: 99 },
      ],
    );
    const [owner, late] = outcomesOf(book);
    expect(owner).toMatchObject({ state: 'counted', attribution: { basis: 'only_candidate' } });
    // Its own baseline is B0 as well, but B1 is counted already: it needs B2.
    expect(late).toMatchObject({ state: 'building', targetBand: 2, baseline: { band: 0 } });
  });

  test('a vetoed provider cannot own', () => {
    const book = bookOf(
      [{ paid }],
      [
        { provider: 1, startedOn: start, operatedSessions: 1 },
        { provider: 2, startedOn: start, operatedSessions: 30, providerVetoed: true },
      ],
    );
    expect(states(book)[0]).toBe('counted');
  });

  test('two relations of one provider are not a dispute', () => {
    const book = bookOf([{ paid }], [{ startedOn: '2025-03-31' }, { startedOn: start }]);
    expect(states(book)).toEqual(['counted', 'duplicate']);
  });
});

describe('assisting relations', () => {
  test('see the leap as assisted and count none', () => {
    const book = bookOf(
      [{ paid }],
      [
        { provider: 1, startedOn: start },
        { provider: 2, startedOn: '2025-06-30', role: 'assist', operatedSessions: 500 },
        { provider: 3, startedOn: '2025-07-01', role: 'assist' },
      ],
    );
    expect(states(book)).toEqual(['counted', 'assisted', 'assisting']);
  });

  test('a leap without a primary relation has no owner', () => {
    const [one] = outcomesOf(bookOf([{ paid }], [{ startedOn: start, role: 'assist' }]));
    expect(one).toMatchObject({
      state: 'unowned',
      bandsJumped: 1,
      completedMonth: '2025-06',
      attribution: null,
    });
  });
});

describe('one provider after another', () => {
  test('each is judged from its own baseline', () => {
    const rising = [5, 5, 5, 15, 15, 15, 15, 40, 40, 40];
    const book = bookOf(
      [{ paid: rising }],
      [
        { provider: 1, startedOn: start, endedOn: '2025-07-10' },
        { provider: 2, startedOn: '2025-07-15' },
      ],
    );
    expect(outcomesOf(book)).toMatchObject([
      { state: 'counted', completedMonth: '2025-06', bandsJumped: 1 },
      { state: 'counted', completedMonth: '2025-10', bandsJumped: 1, baseline: { band: 1 } },
    ]);
  });

  test('after a fall the same band can be reached again by the next one', () => {
    const falling = [5, 5, 5, 15, 15, 15, 6, 6, 6, 15, 15, 15];
    const book = bookOf(
      [{ paid: falling }],
      [
        { provider: 1, startedOn: start, endedOn: '2025-08-31' },
        { provider: 2, startedOn: '2025-10-01' },
      ],
    );
    expect(outcomesOf(book)).toMatchObject([
      { state: 'counted', lapse: { state: 'lapsed' } },
      { state: 'counted', completedMonth: '2025-12' },
    ]);
  });

  test('a month used by one leap is not part of the next, not even of one to a higher band', () => {
    // 2025-06 would open a window at B2, but it completes the first leap.
    const shared = [5, 5, 5, 12, 12, 40, 40, 40, 40];
    const relations = [
      { provider: 1, startedOn: start, endedOn: '2025-06-30' },
      { provider: 2, startedOn: '2025-04-15' },
    ];
    expect(outcomesOf(bookOf([{ paid: shared }], relations))).toMatchObject([
      { state: 'counted', completedMonth: '2025-06', bandsJumped: 1 },
      { state: 'counted', completedMonth: '2025-09', window: { firstMonth: '2025-07' }, bandsJumped: 2 },
    ]);
    // Two months earlier the second holds 2025-07 alone.
    expect(outcomesOf(bookOf([{ paid: shared.slice(0, 7) }], relations))[1]).toMatchObject({
      state: 'in_progress',
      held: { months: 1, of: 3 },
    });
  });

  test('nor is a month that took the first leap to its highest band', () => {
    const book = bookOf(
      [{ paid: [5, 5, 5, 12, 12, 12, 40, 40, 120, 120, 120, 120] }],
      [
        { provider: 1, startedOn: start, endedOn: '2025-09-30' },
        { provider: 2, startedOn: '2025-07-15' },
      ],
    );
    expect(outcomesOf(book)).toMatchObject([
      { state: 'counted', completedMonth: '2025-09', bandsJumped: 2 },
      { state: 'counted', completedMonth: '2025-12', window: { firstMonth: '2025-10', band: 4 } },
    ]);
  });

  test('the months of one leap never count for a second owner', () => {
    const book = bookOf(
      [{ paid: [5, 5, 5, 12, 12, 12, 40, 40, 40, 40, 40, 40] }],
      [
        { provider: 1, startedOn: start, operatedSessions: 5 },
        { provider: 2, startedOn: '2025-05-20', operatedSessions: 50 },
      ],
    );
    // The first takes B2 as well, with its own months; the second shares the rise and needs B3.
    expect(outcomesOf(book)).toMatchObject([
      { state: 'counted', bandsJumped: 2, highest: { firstMonth: '2025-07', lastMonth: '2025-09' } },
      { state: 'building', targetBand: 3 },
    ]);
  });
});
