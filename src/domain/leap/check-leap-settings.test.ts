import { expect, test } from 'vitest';
import { DEFAULT_BANDS } from './band.ts';
import { checkLeapSettings } from './check-leap-settings.ts';
import { DEFAULT_LEAP_SETTINGS, type LeapSettings } from './leap-settings.ts';
import { SETTING_FAULT_CODES, type SettingFaultCode } from './setting-fault.ts';

const bands = (...amounts: number[]) => amounts.map((fromYuan, at) => ({ code: `B${at}`, fromYuan }));

const CASES: [changed: Partial<LeapSettings>, path: string, code: SettingFaultCode][] = [
  [{ bands: bands(0) }, 'bands', 'bands_too_few'],
  [{ bands: bands(...Array.from({ length: 21 }, (_, at) => at)) }, 'bands', 'bands_too_many'],
  [{ bands: bands(1, 2) }, 'bands.0.fromYuan', 'bands_not_from_zero'],
  [{ bands: bands(0, 5, 5) }, 'bands.2.fromYuan', 'bands_not_ascending'],
  [{ bands: bands(0, Number.NaN) }, 'bands.1.fromYuan', 'band_amount_invalid'],
  [{ bands: [DEFAULT_BANDS[0]!, { code: '', fromYuan: 1 }] }, 'bands.1.code', 'band_code_invalid'],
  [{ bands: [DEFAULT_BANDS[0]!, { code: 'B0', fromYuan: 1 }] }, 'bands.1.code', 'band_code_duplicate'],
  [{ holdMonths: 0 }, 'holdMonths', 'months_invalid'],
  [{ holdMonths: 2.5 }, 'holdMonths', 'months_invalid'],
  [{ lapseMonths: 0 }, 'lapseMonths', 'months_invalid'],
  [{ newShopMonths: -1 }, 'newShopMonths', 'months_invalid'],
  [{ withinMonths: Number.POSITIVE_INFINITY }, 'withinMonths', 'months_invalid'],
  [{ leastBaselineMonths: 4 }, 'leastBaselineMonths', 'least_baseline_above_baseline'],
  [{ withinMonths: 2 }, 'withinMonths', 'within_below_hold'],
  [{ growthFactor: 0.99 }, 'growthFactor', 'growth_factor_invalid'],
  [{ growthFactor: Number.POSITIVE_INFINITY }, 'growthFactor', 'growth_factor_invalid'],
  [{ coveredShare: 0 }, 'coveredShare', 'share_invalid'],
  [{ refundPercentile: 90 }, 'refundPercentile', 'share_invalid'],
  [{ largestMonthShare: Number.NaN }, 'largestMonthShare', 'share_invalid'],
  [{ largestMonthShare: 0.33 }, 'largestMonthShare', 'largest_share_unreachable'],
  [{ leastRefundPeers: 0 }, 'leastRefundPeers', 'peers_invalid'],
  [{ tieBreak: 'dice' as 'decision' }, 'tieBreak', 'tie_break_unknown'],
  [{ datedBy: 'mood' as 'first_window' }, 'datedBy', 'dating_unknown'],
];

test('the defaults have no fault, nor has a limit that only just can be met', () => {
  expect(checkLeapSettings(DEFAULT_LEAP_SETTINGS)).toEqual([]);
  expect(checkLeapSettings({ ...DEFAULT_LEAP_SETTINGS, largestMonthShare: 1 / 3 })).toEqual([]);
  expect(checkLeapSettings({ ...DEFAULT_LEAP_SETTINGS, holdMonths: 12, withinMonths: 12 })).toEqual([]);
});

test.each(CASES)('%j: %s is %s', (changed, path, code) => {
  const faults = checkLeapSettings({ ...DEFAULT_LEAP_SETTINGS, ...changed });
  expect(faults.map((one) => [one.path, one.code])).toEqual([[path, code]]);
  for (const text of [faults[0]!.message, faults[0]!.fix]) {
    expect(text.zh).not.toBe('');
    expect(text.en).not.toBe('');
  }
});

test('every fault has a case', () => {
  expect([...new Set(CASES.map(([, , code]) => code))].toSorted()).toEqual(SETTING_FAULT_CODES.toSorted());
});
