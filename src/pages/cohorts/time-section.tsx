import { type ReactNode, useMemo } from 'react';
import type { CohortsView as CohortsFound } from '../../contract/programme.ts';
import { Button } from '../../ui/blocks/button.tsx';
import type { MetricDefinition } from '../../ui/blocks/definition-popover.tsx';
import { KpiCard, KpiRow } from '../../ui/blocks/kpi-card.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { Missing } from '../../ui/format/missing.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { csvOf, downloadText } from '../../ui/table/table-csv.ts';
import { type CohortsView, queryOf } from './cohorts-address.ts';
import { useCohortsMessages } from './messages.ts';
import { SMALL_SAMPLE } from './small-sample.ts';
import { useTimeColumns } from './use-time-columns.tsx';

/** How long a leap takes: among those that leapt, and allowing for those that have not yet. */
export function TimeSection({ cohorts, view }: { cohorts: CohortsFound; view: CohortsView }) {
  const t = useCohortsMessages();
  const formats = useFormats();
  const { all, byMonth, months } = cohorts;
  const query = useMemo(() => queryOf(view), [view]);
  const anySmall = byMonth.some(({ merchants }) => merchants < SMALL_SAMPLE);
  const columns = useTimeColumns(anySmall, query, months?.through);
  const { leapt, quartiles, medianOfAllMonths } = all.timeToLeap;
  const rows = useMemo(() => [...byMonth].reverse(), [byMonth]);
  const shown = (value: number | null | undefined, reason: string): ReactNode =>
    value == null ? <Missing reason={reason} /> : formats.number(value, Number.isInteger(value) ? 0 : 1);
  const quartile = (name: string): MetricDefinition => ({
    name,
    formula: t('quartileDefinition'),
    base: t('timeBase', { count: leapt }),
    source: 'O',
  });
  const save = () =>
    downloadText(
      `cohorts-${months?.through ?? ''}.csv`,
      csvOf(columns, rows, { preamble: [t('title'), t('timeTitle')] }),
    );
  const cards = [
    { key: 'p25', label: t('p25'), value: quartiles?.p25 },
    { key: 'p50', label: t('p50'), value: quartiles?.p50 },
    { key: 'p75', label: t('p75'), value: quartiles?.p75 },
  ];
  return (
    <Section
      id="cohorts-time"
      title={
        quartiles
          ? t('timeFinding', {
              leapt,
              median: formats.number(quartiles.p50, Number.isInteger(quartiles.p50) ? 0 : 1),
            })
          : t('timeTitle')
      }
      actions={
        <Button icon="download" onClick={save}>
          {t('export')}
        </Button>
      }
    >
      <div className="cohorts-time">
        <KpiRow>
          {cards.map(({ key, label, value }) => (
            <KpiCard
              key={key}
              label={label}
              value={shown(value, t('timeNone'))}
              {...(value !== undefined && { unit: t('months') })}
              note={t('timeBase', { count: leapt })}
              definition={quartile(label)}
            />
          ))}
          <KpiCard
            label={t('kaplanMeier')}
            value={shown(medianOfAllMonths, t('kmNone'))}
            {...(medianOfAllMonths !== null && { unit: t('months') })}
            note={`n = ${formats.number(all.merchants)}`}
            definition={{
              name: t('kaplanMeier'),
              formula: t('kmDefinition'),
              exclusions: t('kmWhy'),
              source: 'O',
            }}
          />
        </KpiRow>
        <DataTable
          id="cohorts-time"
          label={t('timeTitle')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.month ?? ''}
          rowLabel={(row) => (row.month ? formats.period(row.month) : t('all'))}
          mode="client"
        />
      </div>
    </Section>
  );
}
