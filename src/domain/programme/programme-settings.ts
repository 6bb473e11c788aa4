import type { LocalizedText } from '../model/capability-model.ts';
import { DEFAULT_FORECAST_SETTINGS, type ForecastSettings } from '../target/forecast.ts';
import { DEFAULT_PACE_SETTINGS, type PaceSettings } from '../target/pace.ts';
import { COUNT_MODES, type CountMode, LADDERS, type Ladder } from './ladder.ts';

/** Everything of the programme that may be set; all [O] but the goals of the ladders [S]. */
export interface ProgrammeSettings {
  countMode: CountMode;
  ladders: readonly Ladder[];
  /** Shares of a line where 过半程 and 冲线区 begin, 0..1. */
  halfwayShare: number;
  sprintShare: number;
  pace: PaceSettings;
  forecast: ForecastSettings;
  /** Providers listed as nearest to a line. */
  nextProviders: number;
}

/** domain.md 0 trap 2, 5.3 and 5.4. */
export const DEFAULT_PROGRAMME_SETTINGS: ProgrammeSettings = {
  countMode: 'exclusive',
  ladders: LADDERS,
  halfwayShare: 0.5,
  sprintShare: 0.8,
  pace: DEFAULT_PACE_SETTINGS,
  forecast: DEFAULT_FORECAST_SETTINGS,
  nextProviders: 20,
};

export const PROGRAMME_FAULT_CODES = [
  'count_mode_unknown',
  'ladder_number_invalid',
  'ladder_duplicate',
  'ladder_lines_equal',
  'steps_not_rising',
  'pace_not_falling',
  'forecast_months_invalid',
  'at_risk_share_invalid',
  'least_errors_invalid',
  'quantiles_not_rising',
  'next_providers_invalid',
] as const;
export type ProgrammeFaultCode = (typeof PROGRAMME_FAULT_CODES)[number];

export interface ProgrammeFault {
  /** Dotted path inside the settings. */
  path: string;
  code: ProgrammeFaultCode;
  message: LocalizedText;
}

/** Bounds of what is sensible [O]. */
const MOST_RECENT_MONTHS = 12;
const MOST_NEXT_PROVIDERS = 200;

/** Every combination of settings that cannot work; empty when they may be stored. */
export function checkProgrammeSettings(settings: ProgrammeSettings): ProgrammeFault[] {
  const { countMode, halfwayShare, sprintShare, pace, forecast, nextProviders } = settings;
  const checks: [boolean, string, ProgrammeFaultCode, zh: string, en: string][] = [
    [
      COUNT_MODES.includes(countMode),
      'countMode',
      'count_mode_unknown',
      '计数方式只能是互斥或嵌套',
      'Clubs are counted exclusive or nested',
    ],
    [
      0 < halfwayShare && halfwayShare < sprintShare && sprintShare < 1,
      'sprintShare',
      'steps_not_rising',
      '过半程与冲线区的起点应依次上升，且在0和1之间',
      'Halfway and sprint must rise, between 0 and 1',
    ],
    [
      Number.isFinite(pace.ahead) &&
        pace.ahead > pace.onTrack &&
        pace.onTrack > pace.behind &&
        pace.behind > 0,
      'pace',
      'pace_not_falling',
      '领先、正常、落后的下限应依次下降，且大于0',
      'The lowest index of ahead, on track and behind must fall, above 0',
    ],
    [
      Number.isInteger(forecast.recentMonths) &&
        forecast.recentMonths >= 1 &&
        forecast.recentMonths <= MOST_RECENT_MONTHS,
      'forecast.recentMonths',
      'forecast_months_invalid',
      `推算所用月数应为1到${MOST_RECENT_MONTHS}的整数`,
      `A forecast carries on 1 to ${MOST_RECENT_MONTHS} full months`,
    ],
    [
      forecast.atRiskShare > 0 && forecast.atRiskShare < 1,
      'forecast.atRiskShare',
      'at_risk_share_invalid',
      '有风险的下限应在0和1之间',
      'The lowest share at risk must lie between 0 and 1',
    ],
    [
      Number.isInteger(forecast.leastErrors) && forecast.leastErrors >= 1,
      'forecast.leastErrors',
      'least_errors_invalid',
      '区间所需的最少误差数应为大于等于1的整数',
      'A range needs at least 1 past error',
    ],
    [
      0 <= forecast.lowQuantile && forecast.lowQuantile < forecast.highQuantile && forecast.highQuantile <= 1,
      'forecast.highQuantile',
      'quantiles_not_rising',
      '区间下限分位应低于上限分位，且都在0到1之间',
      'The low quantile must be below the high one, both between 0 and 1',
    ],
    [
      Number.isInteger(nextProviders) && nextProviders >= 1 && nextProviders <= MOST_NEXT_PROVIDERS,
      'nextProviders',
      'next_providers_invalid',
      `临近达标名单应为1到${MOST_NEXT_PROVIDERS}家`,
      `The list of the nearest holds 1 to ${MOST_NEXT_PROVIDERS} providers`,
    ],
  ];
  const faults = checks
    .filter(([holds]) => !holds)
    .map(([, path, code, zh, en]): ProgrammeFault => ({ path, code, message: { zh, en } }));
  return [...faults, ...checkLadders(settings.ladders)];
}

function checkLadders(ladders: readonly Ladder[]): ProgrammeFault[] {
  const faults: ProgrammeFault[] = [];
  ladders.forEach((ladder, at) => {
    for (const key of ['goalProviders', 'atLeast'] as const) {
      if (Number.isSafeInteger(ladder[key]) && ladder[key] > 0) continue;
      faults.push({
        path: `ladders.${at}.${key}`,
        code: 'ladder_number_invalid',
        message: {
          zh: `“${ladder.name.zh}”的家数与门槛应为大于0的整数`,
          en: `“${ladder.name.en}” needs whole numbers above 0`,
        },
      });
    }
    for (const earlier of ladders.slice(0, at)) {
      if (earlier.code === ladder.code) {
        faults.push({
          path: `ladders.${at}.code`,
          code: 'ladder_duplicate',
          message: { zh: `“${ladder.name.zh}”出现了两次`, en: `“${ladder.name.en}” appears twice` },
        });
      } else if (earlier.amount === ladder.amount && earlier.atLeast === ladder.atLeast) {
        faults.push({
          path: `ladders.${at}.atLeast`,
          code: 'ladder_lines_equal',
          message: {
            zh: `“${ladder.name.zh}”与“${earlier.name.zh}”的门槛相同`,
            en: `“${ladder.name.en}” and “${earlier.name.en}” have the same line`,
          },
        });
      }
    }
  });
  return faults;
}
