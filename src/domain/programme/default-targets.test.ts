import { expect, test } from 'vitest';
import { checkTarget } from '../target/check-target.ts';
import { defaultTargets } from './default-targets.ts';
import { DEFAULT_PROGRAMME_SETTINGS } from './programme-settings.ts';

test('the published goals are possible targets, each with its own start value', () => {
  const starts = { leap50: 1, leap20: 4, gmv1b: 9, gmv100m: 210 };
  const targets = defaultTargets(DEFAULT_PROGRAMME_SETTINGS, { from: '2026-01', to: '2026-12' }, starts);
  expect(targets.map(({ measure, goal, startValue }) => [measure, goal, startValue])).toEqual([
    ['leap50_providers', 50, 1],
    ['leap20_providers', 100, 4],
    ['gmv1b_providers', 100, 9],
    ['gmv100m_providers', 200, 210],
  ]);
  expect(targets.flatMap((target) => checkTarget({ ...target, id: target.measure }))).toEqual([]);
});
