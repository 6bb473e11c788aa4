import type { LocalizedText } from '../model/capability-model.ts';

/** Where a target is set. `scope` is then null, a region code, a city adcode or a provider id. */
export const TARGET_LEVELS = ['programme', 'region', 'city', 'provider'] as const;
export type TargetLevel = (typeof TARGET_LEVELS)[number];

/** What a target counts; the four clubs are those of domain.md 5.3 [S]. */
export const TARGET_MEASURES = [
  'leaps',
  'gmv',
  'providers',
  'leap50_providers',
  'leap20_providers',
  'gmv1b_providers',
  'gmv100m_providers',
] as const;
export type TargetMeasure = (typeof TARGET_MEASURES)[number];

/**
 * How a measure behaves over months, and so how it is forecast.
 * - `accumulating`: every month adds to it (leaps, GMV).
 * - `stock`: read off at the end of a month (providers admitted or rated).
 * - `threshold`: providers whose own trailing 12 months reach a line (the clubs); it rises late.
 */
export type MeasureKind = 'accumulating' | 'stock' | 'threshold';

export interface MeasureRule {
  name: LocalizedText;
  kind: MeasureKind;
  /** `gmv` is attributed paid GMV in whole yuan; the others are counts. */
  unit: 'yuan' | 'leap' | 'provider';
  /** Levels the measure means something at: one provider is in a club or not, so it has no count of providers. */
  levels: readonly TargetLevel[];
  /** Decimals of a forecast; the rounded number is the one shown and the one compared. */
  forecastDigits: number;
}

const EVERYWHERE = TARGET_LEVELS;
const ABOVE_PROVIDERS = ['programme', 'region', 'city'] as const;

function club(zh: string, en: string): MeasureRule {
  return {
    name: { zh, en },
    kind: 'threshold',
    unit: 'provider',
    levels: ABOVE_PROVIDERS,
    forecastDigits: 0,
  };
}

export const MEASURE_RULES: Readonly<Record<TargetMeasure, MeasureRule>> = {
  leaps: {
    name: { zh: '成功跃迁商家数', en: 'Leap merchants' },
    kind: 'accumulating',
    unit: 'leap',
    levels: EVERYWHERE,
    forecastDigits: 1,
  },
  gmv: {
    name: { zh: '归属支付GMV', en: 'Attributed paid GMV' },
    kind: 'accumulating',
    unit: 'yuan',
    levels: EVERYWHERE,
    forecastDigits: 0,
  },
  providers: {
    name: { zh: '服务商数', en: 'Providers' },
    kind: 'stock',
    unit: 'provider',
    levels: ABOVE_PROVIDERS,
    forecastDigits: 1,
  },
  leap50_providers: club('50跃迁服务商数', 'Providers with 50 leaps'),
  leap20_providers: club('20跃迁服务商数', 'Providers with 20 leaps'),
  gmv1b_providers: club('10亿GMV服务商数', 'Providers at 1 bn yuan GMV'),
  gmv100m_providers: club('1亿GMV服务商数', 'Providers at 100 m yuan GMV'),
};

/** Measures that may be aimed at on that level, in display order. */
export function measuresOf(level: TargetLevel): TargetMeasure[] {
  return TARGET_MEASURES.filter((measure) => MEASURE_RULES[measure].levels.includes(level));
}
