import { periodDistance, periodRange } from '../period/period.ts';
import type { Target, TargetFault } from './target.ts';
import { fault } from './target-fault.ts';

const CALENDAR_MONTHS = 12;

/** Faults of the curve alone; the period must be a possible one. */
export function checkCurve({ curve, from, to }: Pick<Target, 'curve' | 'from' | 'to'>): TargetFault[] {
  switch (curve.kind) {
    case 'straight':
      return [];
    case 'seasonal':
      return checkWeights(curve.weights, periodRange(from, to));
    case 'own':
      return checkShares(curve.shares, periodDistance(from, to) + 1);
  }
}

function checkWeights(weights: readonly number[], months: readonly string[]): TargetFault[] {
  if (weights.length !== CALENDAR_MONTHS) {
    return [
      fault(
        'curve.weights',
        'weights_count',
        [
          `有${weights.length}个月份权重，应为12个`,
          `There are ${weights.length} month weights; there must be 12`,
        ],
        ['从1月到12月各填一个', 'Give one for each month, January first'],
      ),
    ];
  }
  const faults = weights.flatMap((weight, at) =>
    Number.isFinite(weight) && weight >= 0
      ? []
      : [
          fault(
            `curve.weights.${at}`,
            'weight_invalid',
            [
              `${at + 1}月的权重${weight}不是大于等于0的数`,
              `The weight of month ${at + 1} is ${weight}, not a number ≥ 0`,
            ],
            ['填写大于等于0的数', 'Give a number of 0 or more'],
          ),
        ],
  );
  if (faults.length > 0) return faults;
  if (months.some((month) => weights[Number(month.slice(5)) - 1]! > 0)) return [];
  return [
    fault(
      'curve.weights',
      'weights_zero',
      ['目标期间内各月的权重都是0', 'Every month of the period weighs 0'],
      ['至少让一个月的权重大于0', 'Let one month at least weigh more than 0'],
    ),
  ];
}

function isShare(value: number): boolean {
  return value >= 0 && value <= 1;
}

function checkShares(shares: readonly number[], length: number): TargetFault[] {
  if (shares.length !== length) {
    return [
      fault(
        'curve.shares',
        'shares_count',
        [
          `曲线有${shares.length}个点，期间有${length}个月`,
          `The curve has ${shares.length} points, the period ${length} months`,
        ],
        ['每个月填一个累计占比', 'Give one cumulative share for each month'],
      ),
    ];
  }
  const faults = shares.flatMap((share, at) => {
    const path = `curve.shares.${at}`;
    if (!isShare(share)) {
      return [
        fault(
          path,
          'share_invalid',
          [`累计占比${share}不在0到1之间`, `The share ${share} does not lie between 0 and 1`],
          ['写成小数，例如60%写0.6', 'Write a fraction: 60 % is 0.6'],
        ),
      ];
    }
    const before = shares[at - 1] ?? 0;
    // Next to a share that is wrong itself, a fall says nothing more.
    if (share >= before || !isShare(before)) return [];
    return [
      fault(
        path,
        'shares_falling',
        [`累计占比从${shares[at - 1]}降到${share}`, `The share falls from ${shares[at - 1]} to ${share}`],
        ['累计占比只升不降', 'A cumulative share never falls'],
      ),
    ];
  });
  if (faults.length > 0 || shares.at(-1) === 1) return faults;
  return [
    fault(
      `curve.shares.${length - 1}`,
      'shares_not_rising_to_one',
      [
        `最后一个月的累计占比是${shares.at(-1)}，应为1`,
        `The last month's share is ${shares.at(-1)}; it must be 1`,
      ],
      ['把最后一个月改成1', 'Let the last month be 1'],
    ),
  ];
}
