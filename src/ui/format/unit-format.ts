import type { Lang } from '../theme/preferences.ts';
import { formatCompact, formatMoney, formatNumber, formatPercent } from './number-format.ts';

/** Unit words of indicators; a free word of a model is shown as it is. */
const unitWords: Record<string, { zh: string; en: string }> = {
  yuan: { zh: '元', en: '¥' },
  ratio: { zh: '%', en: '%' },
  count: { zh: '个', en: 'count' },
  second: { zh: '秒', en: 's' },
  multiple: { zh: '倍', en: '×' },
  score5: { zh: '分（0–5）', en: 'score 0–5' },
  hour: { zh: '小时', en: 'h' },
  day: { zh: '天', en: 'd' },
};

export function unitWord(unit: string, lang: Lang): string {
  return unitWords[unit]?.[lang] ?? unit;
}

/**
 * The raw value of an indicator in its own unit. `digits` are the model's decimals of the raw value: a ratio with
 * four digits has two as a percent.
 */
export function formatIndicatorValue(value: number, unit: string, lang: Lang, digits: number): string {
  switch (unit) {
    case 'ratio':
      return formatPercent(value, lang, Math.max(0, digits - 2));
    case 'yuan':
      return Math.abs(value) >= 10_000 ? formatMoney(value, lang) : `¥${formatNumber(value, lang, digits)}`;
    case 'multiple':
      return `${formatNumber(value, lang, digits)}×`;
    case 'second':
      return `${formatNumber(value, lang, digits)} ${unitWord(unit, lang)}`;
    case 'count':
      return Math.abs(value) >= 10_000 ? formatCompact(value, lang) : formatNumber(value, lang, digits);
    default:
      return formatNumber(value, lang, digits);
  }
}
