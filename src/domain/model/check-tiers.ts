import type { CapabilityModel, Gate, SettlementRule } from './capability-model.ts';
import { gateKey } from './gate-key.ts';
import { blankName, checkCodes, checkShare, fault, type ModelFault } from './model-fault.ts';

/** More tiers than this do not fit the columns that hold them. */
const MAXIMUM_TIERS = 20;

/** Faults of tiers, their gates and the settlement rule. */
export function checkTiers(model: CapabilityModel): ModelFault[] {
  const { tiers } = model;
  const faults = checkCodes(tiers, 'tiers', ['层级', 'tier']);
  if (tiers.length > MAXIMUM_TIERS) {
    faults.push(
      fault(
        'tiers',
        'tiers_too_many',
        [`有${tiers.length}个层级`, `There are ${tiers.length} tiers`],
        [`最多${MAXIMUM_TIERS}个`, `At most ${MAXIMUM_TIERS}`],
      ),
    );
  }
  tiers.forEach((tier, index) => {
    const path = `tiers.${index}`;
    faults.push(...blankName(`${path}.name`, tier.name, [`层级“${tier.code}”`, `Tier “${tier.code}”`]));
    if (tier.gates.length === 0) {
      faults.push(
        fault(
          `${path}.gates`,
          'tier_gates_empty',
          [
            `层级“${tier.code}”没有门槛，所有已评服务商都会进入`,
            `Tier “${tier.code}” has no gate: every rated provider would enter it`,
          ],
          ['至少加一个总分门槛', 'Add a gate on the total at least'],
        ),
      );
    }
    const seen = new Set<string>();
    tier.gates.forEach((gate, position) => {
      const here = `${path}.gates.${position}`;
      faults.push(...checkGate(model, gate, here));
      if (seen.has(gateKey(gate))) {
        faults.push(
          fault(
            here,
            'gate_duplicate',
            [`层级“${tier.code}”有两个相同的门槛`, `Tier “${tier.code}” has the same gate twice`],
            ['保留较严的一个', 'Keep the stricter one'],
          ),
        );
      }
      seen.add(gateKey(gate));
    });
  });
  return [...faults, ...checkAscending(model), ...checkSettlement(model)];
}

function checkGate(model: CapabilityModel, gate: Gate, path: string): ModelFault[] {
  switch (gate.kind) {
    case 'total':
    case 'every_capability':
    case 'primary':
      // NaN and infinity fail here too. Scores of open scales may leave 0..top, so only a bound above it is a slip.
      if (Number.isFinite(gate.atLeast) && gate.atLeast <= model.top) return [];
      return [
        fault(
          `${path}.atLeast`,
          'gate_out_of_scale',
          [
            `门槛${gate.atLeast}超出满分${model.top},无人能达到`,
            `A gate of ${gate.atLeast} lies above the top of the scale, ${model.top}: nobody can pass`,
          ],
          ['改为量表之内的分数', 'Give a score on the scale'],
        ),
      ];
    case 'coverage':
      return checkShare(`${path}.atLeast`, gate.atLeast, ['覆盖率门槛', 'The coverage gate']);
    case 'measure':
      if (!model.indicators.some((indicator) => indicator.code === gate.indicator)) {
        return [
          fault(
            `${path}.indicator`,
            'gate_unknown_indicator',
            [
              `门槛引用的指标“${gate.indicator}”不存在`,
              `The gate names indicator “${gate.indicator}”, which does not exist`,
            ],
            ['改正编码，或定义该指标', 'Correct the code or define the indicator'],
          ),
        ];
      }
      if (Number.isFinite(gate.atLeast)) return [];
      return [
        fault(
          `${path}.atLeast`,
          'number_invalid',
          ['门槛不是有效数字', 'The gate is not a finite number'],
          ['填写有限的数字', 'Give a finite number'],
        ),
      ];
    case 'no_veto':
      return [];
  }
}

/** A higher tier must not be easier than a lower one at any gate both have. */
function checkAscending({ tiers }: CapabilityModel): ModelFault[] {
  const lower = new Map<string, { atLeast: number; tier: string }>();
  return tiers.flatMap((tier, index) =>
    tier.gates.flatMap((gate, position) => {
      if (gate.kind === 'no_veto') return [];
      const key = gateKey(gate);
      const before = lower.get(key);
      lower.set(key, { atLeast: gate.atLeast, tier: tier.code });
      if (!before || gate.atLeast >= before.atLeast) return [];
      return [
        fault(
          `tiers.${index}.gates.${position}.atLeast`,
          'tiers_not_ascending',
          [
            `层级“${tier.code}”的门槛${gate.atLeast}低于下一级“${before.tier}”的${before.atLeast}`,
            `Tier “${tier.code}” asks for ${gate.atLeast}, less than the ${before.atLeast} of the lower tier “${before.tier}”`,
          ],
          ['层级从低到高排列，门槛不得下降', 'List tiers lowest first and never lower a gate'],
        ),
      ];
    }),
  );
}

function checkSettlement({ settlement, tiers, indicators }: CapabilityModel): ModelFault[] {
  if (!settlement) return [];
  const faults: ModelFault[] = [];
  if (tiers.length === 0) {
    faults.push(
      fault(
        'settlement',
        'settlement_without_tiers',
        ['没有层级，结算规则无从适用', 'There are no tiers to settle'],
        ['加上层级，或把settlement写成null', 'Add tiers or set settlement to null'],
      ),
    );
  }
  for (const code of Object.keys(settlement.measureFactors)) {
    if (indicators.some((indicator) => indicator.code === code)) continue;
    faults.push(
      fault(
        `settlement.measureFactors.${code}`,
        'gate_unknown_indicator',
        [
          `缓冲系数引用的指标“${code}”不存在`,
          `A buffer factor names indicator “${code}”, which does not exist`,
        ],
        ['改正编码或删去', 'Correct the code or remove it'],
      ),
    );
  }
  return [...faults, ...checkSettlementNumbers(settlement)];
}

function checkSettlementNumbers(rule: SettlementRule): ModelFault[] {
  const invalid = (key: string, value: number, zh: string, en: string) =>
    fault(
      `settlement.${key}`,
      'settlement_invalid',
      [`结算规则${key}是${value}`, `Settlement ${key} is ${value}`],
      [zh, en],
    );
  const points = (['scoreBuffer', 'capabilityBuffer', 'primaryBuffer'] as const)
    .filter((key) => !(rule[key] >= 0 && Number.isFinite(rule[key])))
    .map((key) => invalid(key, rule[key], '写不小于0的分数', 'Give a number of points, at least 0'));
  const counts = (
    [
      ['maximumBufferSettlements', 0],
      ['promotionMonths', 1],
      ['protectedSettlementsAfterPromotion', 0],
      ['maximumCandidateSettlements', 0],
    ] as const
  )
    .filter(([key, least]) => !(Number.isInteger(rule[key]) && rule[key] >= least))
    .map(([key, least]) =>
      invalid(key, rule[key], `写不小于${least}的整数`, `Give a whole number of at least ${least}`),
    );
  const factors = Object.entries({ ...rule.measureFactors, default: rule.defaultMeasureFactor })
    .filter(([, factor]) => !(factor >= 0 && factor <= 1))
    .map(([key, factor]) =>
      invalid(
        key === 'default' ? 'defaultMeasureFactor' : `measureFactors.${key}`,
        factor,
        '写0到1之间的系数，例如0.9',
        'Give a factor between 0 and 1, for example 0.9',
      ),
    );
  return [...points, ...counts, ...factors];
}
