import { useMemo } from 'react';
import type { Leap } from '../../contract/leaps.ts';
import { regionName } from '../../domain/geography/regions.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import { StoredText } from '../../ui/i18n/stored-text.tsx';
import { BandStep } from '../../ui/leap/band-step.tsx';
import { HeldMonths } from '../../ui/leap/held-months.tsx';
import { LapseTag, LeapStateTag, useLapseTip } from '../../ui/leap/leap-state-tag.tsx';
import {
  useLapseName,
  useLeapStateMeaning,
  useLeapStateName,
  useLeapWords,
} from '../../ui/leap/leap-words.ts';
import { useLeapExplanation } from '../../ui/leap/use-leap-explanation.ts';
import type { DataColumn } from '../../ui/table/data-column.ts';
import { bandAhead, nameOf } from './leap-names.ts';
import { useLeapsMessages } from './messages.ts';

/** Of a leap that is another's, and where none can come, no month is held. */
const hasHeld = (row: Leap) => row.bandsJumped !== null || row.monthsToGo !== null;

/** `own`: a provider's own list, where the provider need not be named. */
export function useLeapColumns(own: boolean): DataColumn<Leap>[] {
  const t = useLeapsMessages();
  const words = useLeapWords();
  const f = useFormats();
  const stateName = useLeapStateName();
  const meaning = useLeapStateMeaning();
  const lapseName = useLapseName();
  const lapseTip = useLapseTip();
  const explain = useLeapExplanation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the namers follow the language, as f does
  return useMemo<DataColumn<Leap>[]>(() => {
    const { unit, yuanPerUnit } = f.moneyColumn;
    const how = (key: 'bands' | 'held' | 'needed' | 'completed' | 'lapse' | 'baseline', name: string) => ({
      name,
      formula: t(`how.${key}`),
      base: t('base'),
      source: 'O' as const,
    });
    /** What is missing; without that, what was reached or why nothing can be. */
    const progress = (row: Leap) => {
      const { missing } = explain(row);
      if (missing.length > 0) return missing.join(f.lang === 'zh' ? '；' : '; ');
      return row.bandsJumped === null ? meaning(row.state) : t('jumped', { count: row.bandsJumped });
    };
    const provider: DataColumn<Leap> = {
      id: 'provider',
      header: t('provider'),
      width: 148,
      sortable: true,
      card: 'fact',
      value: (row) => nameOf(row.provider, f.lang),
      cell: (row) => <StoredText>{nameOf(row.provider, f.lang)}</StoredText>,
    };
    return [
      {
        id: 'merchant',
        header: t('merchant'),
        width: 164,
        pinned: 'start',
        card: 'title',
        hideable: false,
        sortable: true,
        value: (row) => nameOf(row.merchant, f.lang),
        cell: (row) => <StoredText>{nameOf(row.merchant, f.lang)}</StoredText>,
      },
      ...(own ? [] : [provider]),
      {
        id: 'state',
        header: t('state'),
        width: f.lang === 'en' ? 156 : 124,
        card: 'badge',
        value: (row) => stateName(row.state),
        cell: (row) => <LeapStateTag state={row.state} inCell />,
        tip: (row) => meaning(row.state),
      },
      {
        id: 'bands',
        header: t('bands'),
        width: 96,
        definition: how('bands', t('bands')),
        value: (row) => (row.baselineBand === null ? null : `${row.baselineBand} → ${bandAhead(row) ?? '—'}`),
        cell: (row) => (
          <BandStep from={row.baselineBand} to={bandAhead(row)} open={row.reachedBand === null} />
        ),
        tip: (row) =>
          row.reachedBand
            ? t('reachedBand', { band: row.reachedBand })
            : row.targetBand
              ? t('targetBand', { band: row.targetBand })
              : undefined,
        missing: () => t('noBand'),
      },
      {
        id: 'held',
        header: t('held'),
        width: 100,
        definition: how('held', t('held')),
        value: (row) => (hasHeld(row) ? `${row.held.months}/${row.held.of}` : null),
        cell: (row) => <HeldMonths held={row.held} />,
        tip: (row) => words('heldTip', row.held),
        missing: () => t('notHeld'),
      },
      {
        id: 'completed',
        header: t('completed'),
        width: 116,
        sortable: true,
        descendingFirst: true,
        definition: how('completed', t('completed')),
        value: (row) => row.completedMonth,
        cell: (row) => f.period(row.completedMonth ?? ''),
        missing: () => t('notCompleted'),
      },
      {
        id: 'lapse',
        header: t('lapseColumn'),
        width: 112,
        definition: how('lapse', t('lapseColumn')),
        value: (row) => row.lapse && lapseName(row.lapse),
        cell: (row) => row.lapse && <LapseTag lapse={row.lapse} inCell />,
        tip: (row) => (row.lapse ? lapseTip(row.lapse) : undefined),
        missing: () => t('noLapse'),
      },
      {
        id: 'needed',
        header: t('needed'),
        unit,
        align: 'end',
        width: 136,
        sortable: true,
        descendingFirst: false,
        definition: how('needed', t('needed')),
        value: (row) => row.neededYuan,
        cell: (row) => f.number((row.neededYuan ?? 0) / yuanPerUnit),
        tip: (row) => (row.neededYuan === null ? undefined : f.exactMoney(row.neededYuan)),
        missing: () => t('nothingNeeded'),
      },
      {
        id: 'progress',
        header: t('progress'),
        width: 208,
        card: 'fact',
        value: progress,
        tip: (row) => explain(row).sentence || progress(row),
      },
      {
        id: 'baseline',
        header: t('baseline'),
        unit,
        align: 'end',
        width: 108,
        hidden: true,
        definition: how('baseline', t('baseline')),
        value: (row) => row.baselineYuan,
        cell: (row) => f.number((row.baselineYuan ?? 0) / yuanPerUnit),
        tip: (row) => (row.baselineYuan === null ? undefined : f.exactMoney(row.baselineYuan)),
        missing: () => t('noBaseline'),
      },
      { id: 'role', header: t('role'), width: 96, hidden: true, value: (row) => words(`role.${row.role}`) },
      { id: 'started', header: t('started'), width: 112, hidden: true, value: (row) => row.startedOn },
      {
        id: 'ended',
        header: t('ended'),
        width: 112,
        hidden: true,
        value: (row) => row.endedOn,
        missing: () => t('ongoing'),
      },
      {
        id: 'deadline',
        header: t('deadline'),
        width: 124,
        hidden: true,
        value: (row) => row.lastCountingMonth,
        cell: (row) => f.period(row.lastCountingMonth),
      },
      {
        id: 'industry',
        header: t('industry'),
        width: 120,
        hidden: true,
        value: (row) => row.merchant.industry,
        missing: () => t('unknown'),
      },
      {
        id: 'place',
        header: t('merchantRegion'),
        width: 128,
        hidden: true,
        value: ({ merchant: { region, city } }) =>
          [
            region && (regionName(region)?.[f.lang] ?? region),
            city && (f.lang === 'en' ? city.nameEn : city.name),
          ]
            .filter(Boolean)
            .join(' · ') || null,
        missing: () => t('unknown'),
      },
    ];
  }, [t, words, f, own, explain]);
}
