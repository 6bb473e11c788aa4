import { useMemo } from 'react';
import type { TargetView } from '../../contract/targets.ts';
import { regionName } from '../../domain/geography/regions.ts';
import { MEASURE_RULES, type TargetLevel, type TargetMeasure } from '../../domain/target/measure.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useLocalized } from '../../ui/i18n/language.ts';
import { useTargetsMessages } from './messages.ts';

/** What the numbers and names of a target are called; one object per language. */
export function useTargetTexts() {
  const t = useTargetsMessages();
  const f = useFormats();
  const localized = useLocalized();
  return useMemo(() => {
    const isMoney = (measure: TargetMeasure) => MEASURE_RULES[measure].unit === 'yuan';
    const measure = (code: TargetMeasure) => localized(MEASURE_RULES[code].name);
    const region = (code: string | null) => {
      const name = code === null ? null : regionName(code);
      return name ? localized(name) : (code ?? t('noRegion'));
    };
    const scope = (of: Pick<TargetView, 'level' | 'scopeName' | 'scope'>) =>
      of.level === 'programme'
        ? t('wholeProgramme')
        : of.scopeName
          ? localized(of.scopeName)
          : (of.scope ?? '');
    return {
      isMoney,
      measure,
      region,
      scope,
      level: (level: TargetLevel) => t(`level.${level}`),
      unit: (code: TargetMeasure) => t(`unit.${MEASURE_RULES[code].unit}`),
      /** ¥1.2亿, or 50; a forecast or a rate may have one decimal. */
      amount: (value: number, code: TargetMeasure, digits?: number) =>
        isMoney(code) ? f.money(value) : f.number(value, digits ?? (Number.isInteger(value) ? 0 : 1)),
      /** ¥120,000,000, or 50 家. */
      exact: (value: number, code: TargetMeasure) =>
        isMoney(code)
          ? f.exactMoney(Math.round(value))
          : `${f.number(value)} ${t(`unit.${MEASURE_RULES[code].unit}`)}`,
      months: (from: string, to: string) => `${f.period(from)}–${f.period(to)}`,
      /** 东北 · 成功跃迁商家数 */
      name: (of: Pick<TargetView, 'level' | 'scopeName' | 'scope' | 'measure'>) =>
        `${scope(of)} · ${measure(of.measure)}`,
    };
  }, [t, f, localized]);
}
