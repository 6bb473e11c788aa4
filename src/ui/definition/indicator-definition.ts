import { useMemo } from 'react';
import type { CapabilityModel, Indicator, Normalisation } from '../../domain/model/capability-model.ts';
import type { MetricDefinition } from '../blocks/definition-popover.tsx';
import { type Formats, useFormats } from '../format/use-formats.ts';
import { defineMessages } from '../i18n/define-messages.ts';
import { useLang } from '../i18n/language.ts';

const useWords = defineMessages('indicator-definition', {
  zh: {
    window: '近 {{count}} 个{{cadence}}（含本期）',
    'cadence.month': '自然月',
    'cadence.week': 'ISO 周',
    'cadence.quarter': '季度',
    'cadence.year': '年度',
    sample: '{{label}} ≥ {{count}}',
    direction: '方向',
    higher: '越高越好',
    lower: '越低越好',
    scoring: '评分方法',
    context: '仅作参考，不计分；层级门槛可能引用',
    goalposts: '{{floor}} 计 0 分，{{target}} 计满分，区间内按比例',
    logarithmic: '{{floor}} 计 0 分，{{target}} 计满分，区间内按对数比例',
    min_max: '本期参评服务商中最差计 0 分，最好计满分',
    percentile_rank: '按本期参评服务商的百分位排名计分',
    z_score: '按标准分计：均值计 {{centre}}，每高一个标准差加 {{spread}}',
    peer_goalposts: '同组 P{{low}} 计 0 分，P{{high}} 计满分；至少 {{peers}} 家',
    feed: '数据来源',
  },
  en: {
    window: { one: 'The graded {{cadence}}', other: 'Trailing {{count}} {{cadence}}s, this one included' },
    'cadence.month': 'month',
    'cadence.week': 'ISO week',
    'cadence.quarter': 'quarter',
    'cadence.year': 'year',
    sample: '{{label}} ≥ {{count}}',
    direction: 'Direction',
    higher: 'Higher is better',
    lower: 'Lower is better',
    scoring: 'Scoring',
    context: 'Context only, not scored; tier gates may refer to it',
    goalposts: '{{floor}} scores 0, {{target}} scores full, proportional between',
    logarithmic: '{{floor}} scores 0, {{target}} scores full, proportional in logarithms',
    min_max: 'Worst of the graded providers scores 0, best scores full',
    percentile_rank: 'Percentile rank among the graded providers',
    z_score: 'Standard score: the mean scores {{centre}}, each standard deviation adds {{spread}}',
    peer_goalposts: 'P{{low}} of the peer group scores 0, P{{high}} scores full; at least {{peers}} peers',
    feed: 'Data feed',
  },
});

/** 口径 of an indicator, from the model that graded it and nothing else. */
export function useIndicatorDefinition(
  cadence: CapabilityModel['cadence'],
): (indicator: Indicator) => MetricDefinition {
  const lang = useLang();
  const f = useFormats();
  const t = useWords();
  return useMemo(
    () => (indicator) => ({
      name: indicator.name[lang],
      formula: indicator.formulaText[lang],
      base: indicator.definition[lang],
      window: t('window', { count: indicator.window.periods, cadence: t(`cadence.${cadence}`) }),
      ...(indicator.minimumSample
        ? {
            minimumSample: t('sample', {
              label: indicator.minimumSample.label[lang],
              count: f.compact(indicator.minimumSample.count),
            }),
          }
        : {}),
      source: indicator.source,
      extra: [
        { label: t('direction'), value: t(indicator.direction) },
        { label: t('scoring'), value: scoringText(indicator, indicator.normalisation, t, f) },
        ...(indicator.feed ? [{ label: t('feed'), value: indicator.feed }] : []),
      ],
    }),
    [lang, f, t, cadence],
  );
}

function scoringText(
  indicator: Indicator,
  normalisation: Normalisation | null,
  t: ReturnType<typeof useWords>,
  f: Formats,
): string {
  if (!normalisation) return t('context');
  const value = (x: number) => f.indicatorValue(x, indicator.unit, indicator.digits);
  switch (normalisation.method) {
    case 'goalposts':
      return t(normalisation.scale === 'linear' ? 'goalposts' : 'logarithmic', {
        floor: value(normalisation.floor),
        target: value(normalisation.target),
      });
    case 'min_max':
    case 'percentile_rank':
      return t(normalisation.method);
    case 'z_score':
      return t('z_score', { centre: normalisation.centre, spread: normalisation.spread });
    case 'peer_goalposts':
      return t('peer_goalposts', {
        low: normalisation.lowerQuantile * 100,
        high: normalisation.upperQuantile * 100,
        peers: normalisation.minimumPeers,
      });
  }
}
