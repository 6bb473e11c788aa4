import { checkBands } from './check-bands.ts';
import { LEAP_DATINGS, type LeapSettings, TIE_BREAKS } from './leap-settings.ts';
import { type SettingFault, settingFault } from './setting-fault.ts';

/** Fields counted in months, with their bounds and words. */
const MONTH_FIELDS = [
  ['holdMonths', 1, 12, ['保持月数', 'Months held']],
  ['baselineMonths', 1, 12, ['基线月数', 'Baseline months']],
  ['leastBaselineMonths', 1, 12, ['基线最少月数', 'Least baseline months']],
  ['withinMonths', 1, 60, ['完成期限', 'The time to complete a leap']],
  ['lapseMonths', 1, 12, ['回落观察月数', 'Months watched for a lapse']],
  ['newShopMonths', 0, 24, ['新店月数', 'The age of a new shop']],
] as const;

/** Fields that are a share above 0. */
const SHARE_FIELDS = [
  ['largestMonthShare', ['单月占比上限', 'The largest share of one month']],
  ['refundPercentile', ['退款率分位', 'The refund percentile']],
  ['coveredShare', ['服务天数占比', 'The share of days served']],
] as const;

/** Every combination that could never make sense; empty: the settings can be used. */
export function checkLeapSettings(settings: LeapSettings): SettingFault[] {
  return [
    ...checkBands(settings.bands),
    ...checkMonths(settings),
    ...checkShares(settings),
    ...checkRest(settings),
  ];
}

function checkMonths(settings: LeapSettings): SettingFault[] {
  const faults: SettingFault[] = MONTH_FIELDS.flatMap(([field, least, most, [zh, en]]) => {
    const value = settings[field];
    if (Number.isInteger(value) && value >= least && value <= most) return [];
    return [
      settingFault(
        field,
        'months_invalid',
        [`${zh}是${value}`, `${en}: ${value}`],
        [`填${least}到${most}的整数`, `Give a whole number from ${least} to ${most}`],
      ),
    ];
  });
  const { leastBaselineMonths, baselineMonths, withinMonths, holdMonths } = settings;
  if (leastBaselineMonths > baselineMonths) {
    faults.push(
      settingFault(
        'leastBaselineMonths',
        'least_baseline_above_baseline',
        [
          `基线最少要${leastBaselineMonths}个月，基线却只取${baselineMonths}个月，老店都不合格`,
          `${leastBaselineMonths} baseline months are required and only ${baselineMonths} are taken: no established shop is eligible`,
        ],
        ['不超过基线月数', 'At most the baseline months'],
      ),
    );
  }
  if (withinMonths < holdMonths) {
    faults.push(
      settingFault(
        'withinMonths',
        'within_below_hold',
        [
          `要连续保持${holdMonths}个月，期限却只有${withinMonths}个月，无人能完成`,
          `${holdMonths} months must be held and only ${withinMonths} are allowed: no leap can complete`,
        ],
        ['不少于保持月数', 'At least the months held'],
      ),
    );
  }
  return faults;
}

function checkShares(settings: LeapSettings): SettingFault[] {
  const faults: SettingFault[] = SHARE_FIELDS.flatMap(([field, [zh, en]]) => {
    const value = settings[field];
    if (value > 0 && value <= 1) return [];
    return [
      settingFault(
        field,
        'share_invalid',
        [`${zh}是${value}`, `${en}: ${value}`],
        ['填大于0、不超过1的小数，例如70%写0.7', 'Give a fraction above 0, at most 1: 70 % is 0.7'],
      ),
    ];
  });
  const { holdMonths, largestMonthShare } = settings;
  // Of n months one always holds at least 1 ÷ n of the sum.
  if (largestMonthShare > 0 && holdMonths >= 1 && largestMonthShare * holdMonths < 1 - 1e-9) {
    faults.push(
      settingFault(
        'largestMonthShare',
        'largest_share_unreachable',
        [
          `${holdMonths}个月中总有一个月不低于合计的1/${holdMonths}，上限${largestMonthShare}无人能满足`,
          `Of ${holdMonths} months one always holds 1/${holdMonths} of the sum or more: nobody can meet ${largestMonthShare}`,
        ],
        [`不低于1/${holdMonths}`, `At least 1/${holdMonths}`],
      ),
    );
  }
  return faults;
}

function checkRest({ growthFactor, leastRefundPeers, tieBreak, datedBy }: LeapSettings): SettingFault[] {
  const faults: SettingFault[] = [];
  if (!(growthFactor >= 1 && Number.isFinite(growthFactor))) {
    faults.push(
      settingFault(
        'growthFactor',
        'growth_factor_invalid',
        [`增长倍数是${growthFactor}`, `The growth factor is ${growthFactor}`],
        ['填不小于1的数，例如1.3', 'Give a number of at least 1, for example 1.3'],
      ),
    );
  }
  if (!(Number.isInteger(leastRefundPeers) && leastRefundPeers >= 1)) {
    faults.push(
      settingFault(
        'leastRefundPeers',
        'peers_invalid',
        [`退款率对比的最少商家数是${leastRefundPeers}`, `The least merchants compared: ${leastRefundPeers}`],
        ['填不小于1的整数', 'Give a whole number of at least 1'],
      ),
    );
  }
  if (!TIE_BREAKS.some((known) => known === tieBreak)) {
    faults.push(
      settingFault(
        'tieBreak',
        'tie_break_unknown',
        [`归属判定方式“${tieBreak}”不存在`, `There is no tie break “${tieBreak}”`],
        [`从这些中选：${TIE_BREAKS.join('、')}`, `Choose one of ${TIE_BREAKS.join(', ')}`],
      ),
    );
  }
  if (!LEAP_DATINGS.some((known) => known === datedBy)) {
    faults.push(
      settingFault(
        'datedBy',
        'dating_unknown',
        [`计入月份的方式“${datedBy}”不存在`, `There is no dating “${datedBy}”`],
        [`从这些中选：${LEAP_DATINGS.join('、')}`, `Choose one of ${LEAP_DATINGS.join(', ')}`],
      ),
    );
  }
  return faults;
}
