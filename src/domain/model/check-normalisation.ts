import type { Indicator, Normalisation } from './capability-model.ts';
import { checkFinite, fault, type ModelFault } from './model-fault.ts';

/** Faults of the way an indicator's raw value becomes a score. */
export function checkNormalisation(indicator: Indicator, rule: Normalisation, path: string): ModelFault[] {
  switch (rule.method) {
    case 'goalposts':
      return [
        ...checkGoalposts(indicator, rule, path),
        ...(rule.scale === 'logarithmic' ? checkLogarithm(indicator, rule, path) : []),
      ];
    case 'min_max':
    case 'percentile_rank':
      return [];
    case 'z_score': {
      const faults = checkFinite(path, { centre: rule.centre, spread: rule.spread });
      if (rule.spread > 0) return faults;
      return [
        ...faults,
        fault(
          `${path}.spread`,
          'spread_not_positive',
          [
            `指标“${indicator.code}”每个标准差的分值是${rule.spread}`,
            `Indicator “${indicator.code}” gives ${rule.spread} points per standard deviation`,
          ],
          ['写大于0的数；方向由direction决定', 'Give a number above 0; direction says which way is better'],
        ),
      ];
    }
    case 'peer_goalposts':
      return checkPeers(indicator, rule, path);
  }
}

function checkGoalposts(
  indicator: Indicator,
  posts: { floor: number; target: number },
  path: string,
): ModelFault[] {
  const { floor, target } = posts;
  const faults = checkFinite(path, { floor, target });
  if (faults.length > 0) return faults;
  const name = `“${indicator.code}”`;
  if (floor === target) {
    return [
      fault(
        `${path}.target`,
        'goalposts_equal',
        [
          `指标${name}的下限与目标同为${floor},无法计分`,
          `Indicator ${name} has floor and target both at ${floor}: nothing can be scored`,
        ],
        ['让下限与目标不同', 'Set floor and target apart'],
      ),
    ];
  }
  if (floor < target !== (indicator.direction === 'higher')) {
    return [
      fault(
        `${path}.floor`,
        'goalposts_against_direction',
        [
          `指标${name}方向为${indicator.direction === 'higher' ? '越高越好' : '越低越好'},下限${floor}与目标${target}却相反`,
          `Indicator ${name} says ${indicator.direction} is better, but its floor ${floor} and target ${target} say the opposite`,
        ],
        ['对调下限与目标，或改方向', 'Swap floor and target, or change the direction'],
      ),
    ];
  }
  const { minimum, maximum } = indicator.bounds;
  const outside = (value: number) =>
    (minimum !== null && value < minimum) || (maximum !== null && value > maximum);
  if (!outside(floor) && !outside(target)) return [];
  return [
    fault(
      outside(floor) ? `${path}.floor` : `${path}.target`,
      'goalposts_outside_bounds',
      [
        `指标${name}的下限或目标落在其可能取值之外`,
        `Indicator ${name} has a floor or target outside its possible values`,
      ],
      ['改正下限、目标或取值范围', 'Correct the goalposts or the bounds'],
    ),
  ];
}

function checkLogarithm(
  indicator: Indicator,
  posts: { floor: number; target: number },
  path: string,
): ModelFault[] {
  return (['floor', 'target'] as const)
    .filter((end) => posts[end] <= 0)
    .map((end) =>
      fault(
        `${path}.${end}`,
        'logarithm_not_positive',
        [
          `指标“${indicator.code}”按对数计分，${end}为${posts[end]}`,
          `Indicator “${indicator.code}” is scored on a logarithm, but its ${end} is ${posts[end]}`,
        ],
        ['对数口径的下限与目标都要大于0', 'Both goalposts of a logarithmic scale must be above 0'],
      ),
    );
}

function checkPeers(
  indicator: Indicator,
  rule: Extract<Normalisation, { method: 'peer_goalposts' }>,
  path: string,
): ModelFault[] {
  const faults: ModelFault[] = rule.fallback
    ? checkGoalposts(indicator, rule.fallback, `${path}.fallback`)
    : [];
  const inRange = (share: number) => share >= 0 && share <= 1;
  if (
    !(inRange(rule.lowerQuantile) && inRange(rule.upperQuantile) && rule.lowerQuantile < rule.upperQuantile)
  ) {
    faults.push(
      fault(
        `${path}.lowerQuantile`,
        'quantiles_reversed',
        [
          `指标“${indicator.code}”的同行分位为${rule.lowerQuantile}与${rule.upperQuantile}`,
          `Indicator “${indicator.code}” has peer quantiles ${rule.lowerQuantile} and ${rule.upperQuantile}`,
        ],
        [
          '两者都在0到1之间，且前者小于后者；越低越好的指标同样从差到好书写',
          'Both between 0 and 1, the first below the second, counted from the worst in either direction',
        ],
      ),
    );
  }
  if (!Number.isInteger(rule.minimumPeers) || rule.minimumPeers < 2) {
    faults.push(
      fault(
        `${path}.minimumPeers`,
        'peers_too_few',
        [
          `指标“${indicator.code}”的最少同行数是${rule.minimumPeers}`,
          `Indicator “${indicator.code}” asks for ${rule.minimumPeers} peers`,
        ],
        ['至少2个，建议20个', 'At least 2; 20 is advised'],
      ),
    );
  }
  if (new Set(rule.groupBy).size < rule.groupBy.length) {
    faults.push(
      fault(
        `${path}.groupBy`,
        'peer_keys_duplicate',
        [
          `指标“${indicator.code}”的同行分组属性重复`,
          `Indicator “${indicator.code}” groups peers by the same attribute twice`,
        ],
        ['去掉重复的属性', 'Remove the repetition'],
      ),
    );
  }
  return faults;
}
