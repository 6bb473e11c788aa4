import { describe, expect, test } from 'vitest';
import { checkTarget } from './check-target.ts';
import { measuresOf, TARGET_LEVELS } from './measure.ts';
import { TARGET_FAULT_CODES, type Target, type TargetFaultCode } from './target.ts';

const sound: Target = {
  id: 't1',
  level: 'programme',
  scope: null,
  measure: 'leaps',
  goal: 4500,
  startValue: 0,
  from: '2026-01',
  to: '2026-12',
  curve: { kind: 'straight' },
  owner: null,
};
const quarter = { from: '2026-01', to: '2026-03' };
const own = (...shares: number[]) => ({ ...quarter, curve: { kind: 'own' as const, shares } });
const seasonal = (...weights: number[]) => ({ ...quarter, curve: { kind: 'seasonal' as const, weights } });
const YEAR_AFTER_MARCH = [0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1];

const FAULTY: [TargetFaultCode, path: string, Partial<Target>][] = [
  ['id_empty', 'id', { id: ' ' }],
  ['measure_not_for_level', 'measure', { level: 'provider', scope: 'P00111', measure: 'gmv1b_providers' }],
  ['scope_missing', 'scope', { level: 'region' }],
  ['scope_not_allowed', 'scope', { scope: 'northeast' }],
  ['city_code_invalid', 'scope', { level: 'city', scope: '沈阳' }],
  ['goal_not_positive', 'goal', { goal: 0 }],
  ['number_not_whole', 'goal', { goal: 4500.5 }],
  ['number_not_whole', 'startValue', { startValue: Number.NaN }],
  ['number_not_whole', 'goal', { goal: Number.POSITIVE_INFINITY }],
  ['start_negative', 'startValue', { startValue: -1 }],
  ['month_invalid', 'from', { from: '2026-13' }],
  ['month_invalid', 'to', { to: '2026' }],
  ['period_reversed', 'to', { from: '2026-02', to: '2026-01' }],
  ['period_too_long', 'to', { to: '2031-01' }],
  ['owner_empty', 'owner', { owner: '' }],
  ['weights_count', 'curve.weights', seasonal(1, 1, 1)],
  ['weight_invalid', 'curve.weights.1', seasonal(1, -1, ...Array(10).fill(1))],
  ['weights_zero', 'curve.weights', seasonal(...YEAR_AFTER_MARCH)],
  ['shares_count', 'curve.shares', own(0.5, 1)],
  ['share_invalid', 'curve.shares.1', own(0.5, 1.2, 1)],
  ['share_invalid', 'curve.shares.0', own(Number.NaN, 0.5, 1)],
  ['shares_falling', 'curve.shares.1', own(0.5, 0.4, 1)],
  ['shares_not_rising_to_one', 'curve.shares.2', own(0.2, 0.4, 0.9)],
];

describe('checkTarget', () => {
  test.each(FAULTY)('%s at %s is the one fault', (code, path, changes) => {
    const faults = checkTarget({ ...sound, ...changes });
    expect(faults.map((one) => [one.code, one.path])).toEqual([[code, path]]);
    for (const text of [faults[0]!.message, faults[0]!.fix]) expect(text.zh && text.en).toBeTruthy();
  });

  test('every fault has an example', () => {
    expect([...new Set(FAULTY.map(([code]) => code))].sort()).toEqual([...TARGET_FAULT_CODES].sort());
  });

  test.each<Partial<Target>>([
    {},
    { level: 'city', scope: '210100', measure: 'providers', goal: 10 },
    own(0, 0, 1),
    seasonal(...Array(12).fill(0.1)),
    { to: '2030-12' },
    // The source's own case: more than 200 of 200 when it began (domain.md 0, trap 1).
    { measure: 'gmv100m_providers', goal: 200, startValue: 210 },
  ])('%j has none', (changes) => {
    expect(checkTarget({ ...sound, ...changes })).toEqual([]);
  });

  test('a provider has leaps and GMV to aim at, the levels above it everything', () => {
    expect(TARGET_LEVELS.map((level) => measuresOf(level).length)).toEqual([7, 7, 7, 2]);
  });
});
