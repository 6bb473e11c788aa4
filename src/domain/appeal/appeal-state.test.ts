import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  APPEAL_MOVES,
  APPEAL_OUTCOMES,
  APPEAL_SIDES,
  APPEAL_STATES,
  type AppealState,
  isOpen,
  mayDecide,
  movesOf,
  nextState,
} from './appeal-state.ts';

test('the way of an appeal', () => {
  expect(nextState('raised', 'take')).toBe('in_review');
  expect(nextState('in_review', 'ask')).toBe('asked');
  expect(nextState('asked', 'answer')).toBe('in_review');
  expect(nextState('in_review', 'decide', 'partly')).toBe('partly');
  expect(nextState('asked', 'decide', 'rejected')).toBe('rejected');
  expect(nextState('asked', 'withdraw')).toBe('withdrawn');
  expect(nextState('asked', 'take')).toBe('asked');
  expect(nextState('raised', 'add_evidence')).toBe('raised');
});

test.each([
  ['raised', 'decide'],
  ['raised', 'ask'],
  ['raised', 'answer'],
  ['in_review', 'answer'],
  ['asked', 'ask'],
] as const)('%s does not allow %s', (state, move) => {
  expect(nextState(state, move, 'upheld')).toBeNull();
});

test('a decision without an outcome is none', () => {
  expect(nextState('in_review', 'decide')).toBeNull();
});

test('what has ended stays ended', () => {
  for (const state of APPEAL_STATES.filter((one) => !isOpen(one))) {
    for (const move of APPEAL_MOVES) expect(nextState(state, move, 'upheld'), `${state} ${move}`).toBeNull();
    for (const side of APPEAL_SIDES) expect(movesOf(state, side)).toEqual([]);
  }
});

test('each side sees exactly the moves that lead on', () => {
  expect(movesOf('raised', 'ops')).toEqual(['take']);
  expect(movesOf('in_review', 'ops')).toEqual(['take', 'ask', 'decide']);
  expect(movesOf('asked', 'provider')).toEqual(['answer', 'add_evidence', 'withdraw']);
  for (const state of APPEAL_STATES) {
    const open = APPEAL_SIDES.flatMap((side) => movesOf(state, side)).toSorted();
    expect(open).toEqual(APPEAL_MOVES.filter((move) => nextState(state, move, 'upheld') !== null).toSorted());
  }
});

test('whatever is tried, an appeal ends at most once and only ops end it with an outcome', () => {
  const step = fc.record({
    move: fc.constantFrom(...APPEAL_MOVES),
    outcome: fc.constantFrom(...APPEAL_OUTCOMES),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let state: AppealState = 'raised';
      let ends = 0;
      for (const { move, outcome } of steps) {
        const side = movesOf(state, 'ops').includes(move) ? 'ops' : 'provider';
        const next = nextState(state, move, outcome);
        if (next === null) continue;
        if (!isOpen(next)) {
          ends += 1;
          expect(side).toBe(next === 'withdrawn' ? 'provider' : 'ops');
        }
        state = next;
      }
      expect(ends).toBeLessThanOrEqual(1);
      expect(isOpen(state)).toBe(ends === 0);
    }),
  );
});

test('nobody decides on their own appeal', () => {
  expect(mayDecide('b', ['a'])).toBe(true);
  expect(mayDecide('a', ['a'])).toBe(false);
  expect(mayDecide('b', ['a', 'b'])).toBe(false);
});
