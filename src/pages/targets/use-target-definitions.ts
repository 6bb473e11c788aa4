import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { DEFAULT_PACE_SETTINGS } from '../../domain/target/pace.ts';
import { programmeSettingsQuery } from '../../queries/programme-settings.ts';
import type { MetricDefinition } from '../../ui/blocks/definition-popover.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useTargetsMessages } from './messages.ts';

type Defined = 'pace' | 'attainment' | 'attained' | 'start' | 'forecast' | 'needed' | 'parts';

/** 口径 of every computed number, with the limits that are in force. */
export function useTargetDefinitions(): Record<Defined, MetricDefinition> {
  const t = useTargetsMessages();
  const f = useFormats();
  const rules = useQuery(programmeSettingsQuery()).data?.content.programme;
  return useMemo(() => {
    const { ahead, onTrack, behind } = rules?.pace ?? DEFAULT_PACE_SETTINGS;
    const limits = {
      ahead: f.number(ahead, 2),
      onTrack: f.number(onTrack, 2),
      behind: f.number(behind, 2),
    };
    const recent = rules?.forecast.recentMonths ?? 3;
    const atRisk = f.percent(rules?.forecast.atRiskShare ?? 0.9, 0);
    return {
      pace: {
        name: t('pace'),
        formula: t('how.pace'),
        exclusions: t('how.paceStart'),
        extra: [{ label: t('limits'), value: t('how.limits', limits) }],
        source: 'O',
      },
      attainment: { name: t('attainment'), formula: t('how.attainment'), source: 'O' },
      attained: { name: t('attained'), formula: t('how.attained'), base: t('how.attainedBase'), source: 'O' },
      start: { name: t('start'), formula: t('how.start'), source: 'O' },
      forecast: {
        name: t('forecast'),
        formula: t('how.forecast', { months: recent }),
        minimumSample: t('how.forecastErrors'),
        extra: [{ label: t('limits'), value: t('how.forecastLimits', { atRisk }) }],
        source: 'O',
      },
      needed: { name: t('needed'), formula: t('how.needed'), source: 'O' },
      parts: { name: t('parts'), formula: t('how.parts'), source: 'O' },
    };
  }, [t, f, rules]);
}
