import { MAXIMUM_DIGITS } from '../number/round-half-up.ts';
import type { Indicator } from './capability-model.ts';
import { checkNormalisation } from './check-normalisation.ts';
import { blankName, checkCodes, checkFinite, fault, type ModelFault } from './model-fault.ts';

/** Faults of the indicators themselves; their place in the tree is checked with the nodes. */
export function checkIndicators(indicators: readonly Indicator[]): ModelFault[] {
  const faults = checkCodes(indicators, 'indicators', ['指标', 'indicator']);
  if (!indicators.some((indicator) => indicator.normalisation)) {
    faults.push(
      fault(
        'indicators',
        'nothing_scored',
        ['没有任何计分指标', 'No indicator is scored'],
        ['至少给一个指标设置归一方法', 'Give at least one indicator a normalisation'],
      ),
    );
  }
  return faults.concat(
    indicators.flatMap((indicator, index) => checkIndicator(indicator, `indicators.${index}`)),
  );
}

function checkIndicator(indicator: Indicator, path: string): ModelFault[] {
  const { code, formula, window, minimumSample, bounds, digits } = indicator;
  const faults = [
    ...blankName(`${path}.name`, indicator.name, [`指标“${code}”`, `Indicator “${code}”`]),
    ...checkFinite(`${path}.formula`, { factor: formula.factor, offset: formula.offset }),
    ...checkFinite(`${path}.bounds`, bounds),
    ...checkDigits(`${path}.digits`, digits),
  ];
  if (formula.factor === 0) {
    faults.push(
      fault(
        `${path}.formula.factor`,
        'factor_zero',
        [
          `指标“${code}”的系数为0，所有数值都会变成一样`,
          `Indicator “${code}” has factor 0, which makes every value the same`,
        ],
        ['一般写1，千次口径写1000', 'Usually 1; 1000 for a per-thousand value'],
      ),
    );
  }
  if (!Number.isInteger(window.periods) || window.periods < 1) {
    faults.push(
      fault(
        `${path}.window.periods`,
        'window_invalid',
        [
          `指标“${code}”的窗口是${window.periods}期`,
          `Indicator “${code}” has a window of ${window.periods} periods`,
        ],
        ['写不小于1的整数', 'Give a whole number of at least 1'],
      ),
    );
  }
  if (minimumSample && !(Number.isFinite(minimumSample.count) && minimumSample.count >= 0)) {
    faults.push(
      fault(
        `${path}.minimumSample.count`,
        'minimum_sample_invalid',
        [
          `指标“${code}”的最小样本是${minimumSample.count}`,
          `Indicator “${code}” has a minimum sample of ${minimumSample.count}`,
        ],
        ['写不小于0的数，不需要时写null', 'Give a number of at least 0, or null for none'],
      ),
    );
  }
  if (bounds.minimum !== null && bounds.maximum !== null && bounds.minimum >= bounds.maximum) {
    faults.push(
      fault(
        `${path}.bounds`,
        'bounds_reversed',
        [
          `指标“${code}”的下界不小于上界`,
          `Indicator “${code}” has a lower bound that is not below the upper one`,
        ],
        ['对调或改正上下界', 'Swap or correct the bounds'],
      ),
    );
  }
  if (indicator.share && (formula.kind === 'sum' || formula.offset !== 0)) {
    faults.push(
      fault(
        `${path}.share`,
        'bounds_share',
        [
          `指标“${code}”标为占比，但公式不是分子÷分母`,
          `Indicator “${code}” is marked as a share but is not numerator ÷ denominator`,
        ],
        ['取消占比标记，或改公式', 'Clear the share mark or change the formula'],
      ),
    );
  }
  return indicator.normalisation
    ? [...faults, ...checkNormalisation(indicator, indicator.normalisation, `${path}.normalisation`)]
    : faults;
}

/** Digits that a number is rounded or shown to; null leaves it unrounded. */
export function checkDigits(path: string, digits: number | null): ModelFault[] {
  if (digits === null || (Number.isInteger(digits) && digits >= 0 && digits <= MAXIMUM_DIGITS)) return [];
  return [
    fault(
      path,
      'digits_out_of_range',
      [`小数位数是${digits}`, `The number of decimal digits is ${digits}`],
      [`写0到${MAXIMUM_DIGITS}的整数`, `Give a whole number from 0 to ${MAXIMUM_DIGITS}`],
    ),
  ];
}
