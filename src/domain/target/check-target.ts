import { periodCadence, periodDistance } from '../period/period.ts';
import { checkCurve } from './check-curve.ts';
import { MEASURE_RULES } from './measure.ts';
import type { Target, TargetFault } from './target.ts';
import { fault } from './target-fault.ts';

/** Longest period of a target, months [O]. */
const LONGEST_TARGET_MONTHS = 60;
const CITY_CODE = /^\d{6}$/;

/** Everything that makes the target impossible; empty when it may be stored. Whether its scope exists is the store's to say. */
export function checkTarget(target: Target): TargetFault[] {
  const months = checkMonths(target);
  return [
    ...checkSubject(target),
    ...checkNumbers(target),
    ...months,
    // Without a period there is no number of months for a curve to fit.
    ...(months.length === 0 ? checkCurve(target) : []),
  ];
}

function checkSubject({ id, level, scope, measure, owner }: Target): TargetFault[] {
  const faults: TargetFault[] = [];
  if (id.trim() === '') {
    faults.push(
      fault('id', 'id_empty', ['目标没有编号', 'The target has no id'], ['补上编号', 'Give it an id']),
    );
  }
  if (!MEASURE_RULES[measure].levels.includes(level)) {
    const { name } = MEASURE_RULES[measure];
    faults.push(
      fault(
        'measure',
        'measure_not_for_level',
        [`“${name.zh}”不能作为单个服务商的目标`, `“${name.en}” cannot be a target of one provider`],
        ['改选跃迁或GMV，或改设在更高层级', 'Choose leaps or GMV, or set it on a higher level'],
      ),
    );
  }
  if (level === 'programme' && scope !== null) {
    faults.push(
      fault(
        'scope',
        'scope_not_allowed',
        ['计划级目标不属于任何地区或服务商', 'A programme target belongs to no place or provider'],
        ['清空范围', 'Leave the scope empty'],
      ),
    );
  }
  if (level !== 'programme' && (scope === null || scope.trim() === '')) {
    faults.push(
      fault(
        'scope',
        'scope_missing',
        ['没有说明目标属于谁', 'It is not said whose target it is'],
        ['选择大区、城市或服务商', 'Choose the region, city or provider'],
      ),
    );
  } else if (level === 'city' && scope !== null && !CITY_CODE.test(scope)) {
    faults.push(
      fault(
        'scope',
        'city_code_invalid',
        [`“${scope}”不是六位城市代码`, `“${scope}” is not a six-digit city code`],
        ['填写六位行政区划代码，例如210100', 'Give the six-digit code, such as 210100'],
      ),
    );
  }
  if (owner !== null && owner.trim() === '') {
    faults.push(
      fault(
        'owner',
        'owner_empty',
        ['负责人是空白', 'The owner is blank'],
        ['选择负责人，或不设负责人', 'Choose an owner, or none'],
      ),
    );
  }
  return faults;
}

function checkNumbers({ goal, startValue }: Target): TargetFault[] {
  const faults: TargetFault[] = [];
  for (const [path, value] of Object.entries({ goal, startValue })) {
    if (!Number.isSafeInteger(value)) {
      faults.push(
        fault(
          path,
          'number_not_whole',
          [`${value}不是整数`, `${value} is not a whole number`],
          ['个数填整数，金额填整数元', 'Counts and yuan are whole numbers'],
        ),
      );
    }
  }
  if (goal <= 0) {
    faults.push(
      fault(
        'goal',
        'goal_not_positive',
        [`目标值是${goal}，应大于0`, `The goal is ${goal}; it must be above 0`],
        ['填写大于0的目标值', 'Give a goal above 0'],
      ),
    );
  }
  if (startValue < 0) {
    faults.push(
      fault(
        'startValue',
        'start_negative',
        [`起点值是${startValue}，不能为负`, `The start value is ${startValue}; it cannot be negative`],
        ['没有起点时填0', 'Give 0 when it starts from nothing'],
      ),
    );
  }
  return faults;
}

function checkMonths({ from, to }: Target): TargetFault[] {
  const faults = Object.entries({ from, to }).flatMap(([path, month]) =>
    periodCadence(month) === 'month'
      ? []
      : [
          fault(
            path,
            'month_invalid',
            [`“${month}”不是月份`, `“${month}” is not a month`],
            ['按 2026-01 的格式填写月份', 'Write the month like 2026-01'],
          ),
        ],
  );
  if (faults.length > 0) return faults;
  const length = periodDistance(from, to) + 1;
  if (length < 1) {
    return [
      fault(
        'to',
        'period_reversed',
        [`结束月${to}早于开始月${from}`, `It ends in ${to}, before it starts in ${from}`],
        ['把结束月改到开始月或之后', 'Let it end in or after the first month'],
      ),
    ];
  }
  if (length <= LONGEST_TARGET_MONTHS) return [];
  return [
    fault(
      'to',
      'period_too_long',
      [
        `期间有${length}个月，最长${LONGEST_TARGET_MONTHS}个月`,
        `It spans ${length} months; ${LONGEST_TARGET_MONTHS} is the longest`,
      ],
      ['缩短期间，或分成几个目标', 'Shorten it, or set several targets'],
    ),
  ];
}
