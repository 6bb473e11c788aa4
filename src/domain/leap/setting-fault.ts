import type { LocalizedText } from '../model/capability-model.ts';

/** One thing wrong with leap settings. */
export interface SettingFault {
  /** Dotted path inside the settings, positions counted from 0: `bands.2.fromYuan`. */
  path: string;
  /** Closed list in `SETTING_FAULT_CODES`. */
  code: SettingFaultCode;
  message: LocalizedText;
  fix: LocalizedText;
}

export const SETTING_FAULT_CODES = [
  'bands_too_few',
  'bands_too_many',
  'bands_not_from_zero',
  'bands_not_ascending',
  'band_amount_invalid',
  'band_code_invalid',
  'band_code_duplicate',
  'months_invalid',
  'least_baseline_above_baseline',
  'within_below_hold',
  'growth_factor_invalid',
  'share_invalid',
  'largest_share_unreachable',
  'peers_invalid',
  'tie_break_unknown',
  'dating_unknown',
] as const;
export type SettingFaultCode = (typeof SETTING_FAULT_CODES)[number];

type Words = readonly [zh: string, en: string];

export function settingFault(path: string, code: SettingFaultCode, message: Words, fix: Words): SettingFault {
  return { path, code, message: { zh: message[0], en: message[1] }, fix: { zh: fix[0], en: fix[1] } };
}
