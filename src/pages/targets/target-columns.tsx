import { useMemo } from 'react';
import type { TargetView } from '../../contract/targets.ts';
import { usePhone } from '../../ui/blocks/media.ts';
import { ScoreBar } from '../../ui/blocks/score-bar.tsx';
import { StateTag } from '../../ui/blocks/state-tag.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import type { DataColumn } from '../../ui/table/data-column.ts';
import { ForecastTag, PaceTag } from '../../ui/target/pace-tag.tsx';
import { useTargetReason, useTargetWords } from '../../ui/target/target-words.ts';
import { useTargetsMessages } from './messages.ts';
import { useTargetDefinitions } from './use-target-definitions.ts';
import { useTargetTexts } from './use-target-texts.ts';

export function useTargetColumns(): DataColumn<TargetView>[] {
  const t = useTargetsMessages();
  const f = useFormats();
  const texts = useTargetTexts();
  const words = useTargetWords();
  const reason = useTargetReason();
  const definitions = useTargetDefinitions();
  const phone = usePhone();
  return useMemo<DataColumn<TargetView>[]>(() => {
    // English words are longer than Chinese ones.
    const wide = (zh: number, en: number) => (f.lang === 'zh' ? zh : en);
    return [
      {
        id: 'scope',
        header: t('scope'),
        width: wide(150, 170),
        pinned: 'start',
        card: 'title',
        hideable: false,
        sortable: true,
        value: (row) => texts.scope(row),
        // A card has no columns: what is aimed at belongs to its title.
        cell: (row) => (phone ? texts.name(row) : texts.scope(row)),
        tip: (row) =>
          row.level === 'provider' || row.level === 'city' ? (row.scope ?? undefined) : undefined,
      },
      { id: 'level', header: t('level'), width: wide(68, 100), value: (row) => texts.level(row.level) },
      {
        id: 'measure',
        header: t('measure'),
        width: wide(136, 190),
        sortable: true,
        value: (row) => texts.measure(row.measure),
      },
      {
        id: 'status',
        header: t('pace'),
        width: wide(128, 164),
        card: 'badge',
        sortable: true,
        sortId: 'index',
        descendingFirst: false,
        definition: definitions.pace,
        value: (row) => row.pace.index,
        cell: (row) => (
          <span className="targets-pace">
            <span className="wm-num">{f.number(row.pace.index ?? 0, 2)}</span>
            {row.pace.status && <PaceTag status={row.pace.status} />}
          </span>
        ),
        missing: (row) => reason(row.pace.reason),
      },
      {
        id: 'attainment',
        header: t('attainment'),
        width: wide(112, 128),
        align: 'end',
        definition: definitions.attainment,
        value: (row) => row.pace.attainment,
        cell: (row) => (
          <ScoreBar
            score={(row.pace.attainment ?? 0) * 100}
            text={f.percent(row.pace.attainment ?? 0)}
            thresholds={[{ at: Math.round(row.pace.expectedShare * 1000) / 10, label: t('dueMark') }]}
            inCell
          />
        ),
        missing: (row) =>
          reason(row.pace.reason ?? (row.attained === null ? 'value_not_known' : 'goal_not_above_start')),
      },
      {
        id: 'attained',
        header: t('attained'),
        width: wide(92, 112),
        align: 'end',
        sortable: true,
        card: 'fact',
        definition: definitions.attained,
        value: (row) => row.attained,
        cell: (row) => texts.amount(row.attained ?? 0, row.measure),
        tip: (row) => texts.exact(row.attained ?? 0, row.measure),
        missing: () => reason('value_not_known'),
      },
      {
        id: 'goal',
        header: t('goal'),
        width: 92,
        align: 'end',
        sortable: true,
        card: 'fact',
        value: (row) => row.goal,
        cell: (row) => texts.amount(row.goal, row.measure),
        tip: (row) => texts.exact(row.goal, row.measure),
      },
      {
        id: 'start',
        header: t('start'),
        width: 88,
        align: 'end',
        definition: definitions.start,
        value: (row) => row.startValue,
        cell: (row) => texts.amount(row.startValue ?? 0, row.measure),
        tip: (row) =>
          `${texts.exact(row.startValue ?? 0, row.measure)} · ${words(`start.${row.startSource}`)}`,
        missing: () => words('start.unknown'),
      },
      {
        id: 'forecast',
        header: t('forecast'),
        width: wide(166, 176),
        sortable: true,
        definition: definitions.forecast,
        value: (row) => row.forecast.value,
        cell: (row) => (
          <span className="targets-forecast">
            <span className="wm-num">{texts.amount(row.forecast.value ?? 0, row.measure)}</span>
            {row.forecast.status && <ForecastTag status={row.forecast.status} />}
          </span>
        ),
        tip: (row) => texts.exact(row.forecast.value ?? 0, row.measure),
        missing: (row) => reason(row.forecast.reason),
      },
      {
        id: 'range',
        header: t('range'),
        width: 150,
        align: 'end',
        value: (row) =>
          row.forecast.range &&
          `${texts.amount(row.forecast.range.low, row.measure)}–${texts.amount(row.forecast.range.high, row.measure)}`,
        tip: (row) => t('rangeTip', { errors: row.forecast.range?.errors ?? 0 }),
        missing: (row) => reason(row.forecast.reason ?? row.forecast.rangeReason),
      },
      {
        id: 'needed',
        header: t('needed'),
        width: wide(104, 136),
        align: 'end',
        sortable: true,
        definition: definitions.needed,
        value: (row) => row.needed.perMonth,
        cell: (row) =>
          row.needed.perMonth === 0 ? t('reached') : texts.amount(row.needed.perMonth ?? 0, row.measure),
        tip: (row) =>
          t('neededTip', {
            remaining: texts.exact(row.needed.remaining ?? 0, row.measure),
            months: row.needed.monthsLeft,
          }),
        missing: (row) => reason(row.needed.reason),
      },
      {
        id: 'owner',
        header: t('owner'),
        width: 150,
        sortable: true,
        value: (row) => row.owner?.name ?? t('noOwner'),
        cell: (row) => row.owner?.name ?? <StateTag tone="attention">{t('noOwner')}</StateTag>,
      },
      {
        id: 'period',
        header: t('period'),
        width: 190,
        sortable: true,
        sortId: 'to',
        value: (row) => texts.months(row.from, row.to),
      },
      {
        id: 'region',
        header: t('region'),
        width: 96,
        hidden: true,
        value: (row) => (row.region === null ? null : texts.region(row.region)),
        missing: (row) => (row.level === 'programme' ? t('wholeProgramme') : t('noRegion')),
      },
      {
        id: 'updated',
        header: t('updated'),
        width: 150,
        hidden: true,
        value: (row) => row.updatedAt,
        cell: (row) => f.instant(row.updatedAt),
      },
    ];
  }, [t, f, texts, words, reason, definitions, phone]);
}
