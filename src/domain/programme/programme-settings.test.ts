import { expect, test } from 'vitest';
import { LADDERS } from './ladder.ts';
import {
  checkProgrammeSettings,
  DEFAULT_PROGRAMME_SETTINGS as defaults,
  PROGRAMME_FAULT_CODES,
  type ProgrammeFaultCode,
  type ProgrammeSettings,
} from './programme-settings.ts';

const { pace, forecast } = defaults;
const [leap50, leap20, gmv1b, gmv100m] = LADDERS as [
  (typeof LADDERS)[number],
  (typeof LADDERS)[number],
  (typeof LADDERS)[number],
  (typeof LADDERS)[number],
];

const FAULTY: [ProgrammeFaultCode, path: string, Partial<ProgrammeSettings>][] = [
  ['count_mode_unknown', 'countMode', JSON.parse('{ "countMode": "both" }')],
  ['ladder_number_invalid', 'ladders.0.goalProviders', { ladders: [{ ...leap50, goalProviders: 0 }] }],
  ['ladder_number_invalid', 'ladders.0.atLeast', { ladders: [{ ...leap50, atLeast: 49.5 }] }],
  ['ladder_duplicate', 'ladders.1.code', { ladders: [leap50, { ...leap20, code: 'leap50' }, gmv1b] }],
  ['ladder_lines_equal', 'ladders.1.atLeast', { ladders: [leap50, { ...leap20, atLeast: 50 }, gmv100m] }],
  ['steps_not_rising', 'sprintShare', { sprintShare: 0.5 }],
  ['steps_not_rising', 'sprintShare', { halfwayShare: Number.NaN }],
  ['steps_not_rising', 'sprintShare', { sprintShare: 1 }],
  ['pace_not_falling', 'pace', { pace: { ...pace, onTrack: 1.1 } }],
  ['pace_not_falling', 'pace', { pace: { ...pace, behind: 0 } }],
  ['forecast_months_invalid', 'forecast.recentMonths', { forecast: { ...forecast, recentMonths: 0 } }],
  ['at_risk_share_invalid', 'forecast.atRiskShare', { forecast: { ...forecast, atRiskShare: 1 } }],
  ['least_errors_invalid', 'forecast.leastErrors', { forecast: { ...forecast, leastErrors: 0 } }],
  ['quantiles_not_rising', 'forecast.highQuantile', { forecast: { ...forecast, highQuantile: 0.1 } }],
  ['next_providers_invalid', 'nextProviders', { nextProviders: 0 }],
];

test.each(FAULTY)('%s at %s is the one fault', (code, path, changes) => {
  const faults = checkProgrammeSettings({ ...defaults, ...changes });
  expect(faults.map((one) => [one.code, one.path])).toEqual([[code, path]]);
});

test('every fault has an example, the defaults have none', () => {
  expect([...new Set(FAULTY.map(([code]) => code))].sort()).toEqual([...PROGRAMME_FAULT_CODES].sort());
  expect(checkProgrammeSettings(defaults)).toEqual([]);
});
