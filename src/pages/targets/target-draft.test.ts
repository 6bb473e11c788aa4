import { describe, expect, it } from 'vitest';
import { sampleTarget } from './sample-target.ts';
import {
  curveOf,
  differingFields,
  draftOf,
  emptyDraft,
  faultsOf,
  isEmptyField,
  termsOf,
  valuesOf,
  withLevel,
  withPeriod,
} from './target-draft.ts';
import { effectOf } from './target-effect.ts';

const year = { from: '2026-01', to: '2026-12' };
const limits = { ahead: 1.1, onTrack: 0.95, behind: 0.8 };

describe('a draft', () => {
  it('gives back the terms it was made from', () => {
    const own = sampleTarget({
      curve: { kind: 'own', shares: [0.2, 1] },
      from: '2026-11',
      to: '2026-12',
      startSource: 'typed',
      startValue: 3,
    });
    expect(valuesOf(draftOf(own))).toEqual(termsOf(own));
    // A start value that was computed is not turned into a typed one.
    expect(valuesOf(draftOf(sampleTarget({ startSource: 'data', startValue: 3 }))).startValue).toBeNull();
  });

  it('drops a scope and a measure that mean nothing on another level', () => {
    const draft = {
      ...emptyDraft(year),
      level: 'region' as const,
      scope: 'northeast',
      measure: 'providers' as const,
    };
    expect(withLevel(draft, 'provider')).toMatchObject({ level: 'provider', scope: null, measure: 'leaps' });
    expect(withLevel(draft, 'region').scope).toBe('northeast');
  });

  it('stretches its own curve over a period of another length', () => {
    const draft = { ...emptyDraft(year), curve: 'own' as const, goal: 10 };
    const longer = withPeriod(draft, { from: '2026-01', to: '2027-06' });
    expect(longer.shares).toHaveLength(18);
    expect(longer.shares.at(-1)).toBe(1);
    expect(faultsOf(longer)).toEqual([]);
    // A month half typed leaves the curve alone.
    expect(withPeriod(draft, { from: '2026-01', to: '' }).shares).toEqual(draft.shares);
  });

  it('says what is wrong, and which of it is only not filled in yet', () => {
    const draft = { ...emptyDraft(year), level: 'city' as const, curve: 'seasonal' as const };
    const paths = faultsOf({ ...draft, weights: [-1, ...draft.weights.slice(1)] }).map(({ path }) => path);
    expect(paths).toEqual(['scope', 'goal', 'curve.weights.0']);
    expect(paths.filter((path) => !isEmptyField(draft, path))).toEqual(['curve.weights.0']);
    expect(curveOf(draft)).toEqual({ kind: 'seasonal', weights: Array.from({ length: 12 }, () => 1) });
  });
});

it('names the fields in which three versions differ', () => {
  const seen = termsOf(sampleTarget({}));
  expect(differingFields(seen, { ...seen, goal: 60 }, { ...seen, to: '2027-01' })).toEqual([
    'goal',
    'period',
  ]);
});

describe('the effect of other terms', () => {
  const target = sampleTarget({
    goal: 50,
    attained: 18,
    month: '2026-06',
    startSource: 'typed',
    startValue: 0,
  });

  it('is the pace of domain.md 5.4 before, and falls with a higher goal', () => {
    expect(effectOf(target, termsOf(target), limits)?.pace).toMatchObject({
      index: 0.72,
      status: 'at_high_risk',
    });
    const lower = effectOf(target, { ...termsOf(target), goal: 30 }, limits);
    expect(lower?.pace).toMatchObject({ index: 1.2, status: 'ahead' });
    expect(lower?.needed.perMonth).toBe(2);
  });

  it('is not guessed when what is attained would be another number', () => {
    expect(effectOf(target, { ...termsOf(target), from: '2026-03' }, limits)).toBeNull();
    expect(effectOf(target, { ...termsOf(target), startValue: null }, limits)).toBeNull();
    expect(effectOf(target, { ...termsOf(target), to: '2026-05' }, limits)).toBeNull();
  });
});
