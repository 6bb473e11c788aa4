import type { LocalizedText } from './capability-model.ts';

/** One thing a model author got wrong. */
export interface ModelFault {
  /** Dotted path inside the model file, positions counted from 0: `indicators.3.normalisation.floor`. */
  path: string;
  /** Closed list in `MODEL_FAULT_CODES`. */
  code: ModelFaultCode;
  message: LocalizedText;
  fix: LocalizedText;
}

export const MODEL_FAULT_CODES = [
  'name_empty',
  'code_invalid',
  'code_duplicate',
  'number_invalid',
  'digits_out_of_range',
  'window_invalid',
  'factor_zero',
  'minimum_sample_invalid',
  'bounds_reversed',
  'bounds_share',
  'goalposts_equal',
  'goalposts_against_direction',
  'goalposts_outside_bounds',
  'logarithm_not_positive',
  'spread_not_positive',
  'quantiles_reversed',
  'peers_too_few',
  'peer_keys_duplicate',
  'nothing_scored',
  'member_unknown',
  'member_duplicate',
  'member_of_two',
  'member_is_context',
  'node_cycle',
  'node_unreachable',
  'weight_negative',
  'share_out_of_range',
  'capability_unknown',
  'capability_duplicate',
  'capability_nested',
  'capabilities_empty',
  'category_default_missing',
  'weights_zero',
  'primary_unknown',
  'primary_duplicate',
  'primary_count',
  'tiers_too_many',
  'tiers_not_ascending',
  'tier_gates_empty',
  'gate_duplicate',
  'gate_unknown_indicator',
  'gate_out_of_scale',
  'settlement_without_tiers',
  'settlement_invalid',
] as const;
export type ModelFaultCode = (typeof MODEL_FAULT_CODES)[number];

type Words = readonly [zh: string, en: string];

export function fault(path: string, code: ModelFaultCode, message: Words, fix: Words): ModelFault {
  return { path, code, message: { zh: message[0], en: message[1] }, fix: { zh: fix[0], en: fix[1] } };
}

/** A name in either language that a reader would see as blank. */
export function blankName(path: string, name: LocalizedText, what: Words): ModelFault[] {
  const missing = (['zh', 'en'] as const).filter((language) => name[language].trim() === '');
  return missing.map((language) =>
    fault(
      `${path}.${language}`,
      'name_empty',
      [
        `${what[0]}没有${language === 'zh' ? '中文' : '英文'}名称`,
        `${what[1]} has no ${language === 'zh' ? 'Chinese' : 'English'} name`,
      ],
      ['补上名称', 'Give it a name'],
    ),
  );
}

const CODE = /^[a-z][a-z0-9_-]{0,63}$/;

/** Codes must be well formed and appear once. */
export function checkCodes(items: readonly { code: string }[], path: string, what: Words): ModelFault[] {
  const seen = new Set<string>();
  return items.flatMap(({ code }, index) => {
    const here = `${path}.${index}.code`;
    const faults: ModelFault[] = [];
    if (!CODE.test(code)) {
      faults.push(
        fault(
          here,
          'code_invalid',
          [`${what[0]}编码“${code}”不合规`, `The ${what[1]} code “${code}” is not valid`],
          [
            '以小写字母开头，只用小写字母、数字、- 和 _，不超过64个字符',
            'Start with a lower-case letter; use lower-case letters, digits, - and _, at most 64 characters',
          ],
        ),
      );
    }
    if (seen.has(code)) {
      faults.push(
        fault(
          here,
          'code_duplicate',
          [`${what[0]}编码“${code}”重复`, `The ${what[1]} code “${code}” appears twice`],
          ['改用不同的编码或删去重复项', 'Use another code or remove the repetition'],
        ),
      );
    }
    seen.add(code);
    return faults;
  });
}

/** A share must lie in 0..1. */
export function checkShare(path: string, value: number, what: Words): ModelFault[] {
  if (value >= 0 && value <= 1) return [];
  return [
    fault(
      path,
      'share_out_of_range',
      [`${what[0]}是${value},应在0到1之间`, `${what[1]} is ${value}; it must lie between 0 and 1`],
      ['写成小数，例如60%写0.6', 'Write a fraction: 60 % is 0.6'],
    ),
  ];
}

/** Every number of a setting must be finite: JSON files cannot say otherwise, code can. */
export function checkFinite(path: string, values: Readonly<Record<string, number | null>>): ModelFault[] {
  return Object.entries(values).flatMap(([key, value]) =>
    value === null || Number.isFinite(value)
      ? []
      : [
          fault(
            `${path}.${key}`,
            'number_invalid',
            [`${key}不是有效数字`, `${key} is not a finite number`],
            ['填写有限的数字', 'Give a finite number'],
          ),
        ],
  );
}
