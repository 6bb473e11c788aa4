import { useMemo } from 'react';
import { Link } from 'react-router';
import type { CohortsView as CohortsFound } from '../../contract/programme.ts';
import { StateTag } from '../../ui/blocks/state-tag.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import type { DataColumn } from '../../ui/table/data-column.ts';
import type { CohortsQuery } from './cohorts-address.ts';
import { joinedIn, merchantRows } from './merchant-rows.ts';
import { useCohortsMessages } from './messages.ts';
import { SMALL_SAMPLE } from './small-sample.ts';

type Cohort = CohortsFound['all'];

/** `anySmall`: some cohort is too small for a firm finding; without one the column that says so would be empty. */
export function useTimeColumns(anySmall: boolean, view: CohortsQuery, through: string | undefined) {
  const t = useCohortsMessages();
  const f = useFormats();
  return useMemo<DataColumn<Cohort>[]>(() => {
    const months = (value: number) => f.number(value, Number.isInteger(value) ? 0 : 1);
    const quartile = (id: 'p25' | 'p50' | 'p75'): DataColumn<Cohort> => ({
      id,
      header: t(`${id}Short`),
      unit: t('months'),
      align: 'end',
      width: 130,
      sortable: true,
      definition: { name: t(id), formula: t('quartileDefinition'), source: 'O' },
      value: (row) => row.timeToLeap.quartiles?.[id] ?? null,
      cell: (row) => months(row.timeToLeap.quartiles?.[id] ?? 0),
      missing: () => t('timeNone'),
      ...(id === 'p50' && { card: 'fact' as const }),
    });
    const small: DataColumn<Cohort> = {
      id: 'small',
      header: t('sampleName'),
      width: 120,
      card: 'badge',
      value: (row) => (row.merchants < SMALL_SAMPLE ? t('smallSample') : ''),
      cell: (row) =>
        row.merchants < SMALL_SAMPLE && (
          <StateTag tone="attention" tip={t('smallSampleTip', { count: SMALL_SAMPLE })}>
            {t('smallSample')}
          </StateTag>
        ),
    };
    return [
      {
        id: 'month',
        header: t('joined'),
        width: 140,
        pinned: 'start',
        hideable: false,
        card: 'title',
        sortable: true,
        descendingFirst: true,
        value: (row) => row.month,
        cell: (row) => (row.month ? f.period(row.month) : t('all')),
      },
      {
        id: 'merchants',
        header: t('merchants'),
        align: 'end',
        width: 110,
        sortable: true,
        value: (row) => row.merchants,
        cell: (row) => (
          <Opened to={row.month && merchantRows(view, joinedIn(row.month))}>{f.number(row.merchants)}</Opened>
        ),
      },
      ...(anySmall ? [small] : []),
      {
        id: 'leapt',
        header: t('leapt'),
        align: 'end',
        width: 110,
        sortable: true,
        value: (row) => row.timeToLeap.leapt,
        cell: (row) => (
          <Opened
            to={
              row.month &&
              through &&
              row.timeToLeap.leapt > 0 &&
              merchantRows(view, { ...joinedIn(row.month), leaptTo: through })
            }
          >
            {f.number(row.timeToLeap.leapt)}
          </Opened>
        ),
      },
      {
        id: 'share',
        header: t('leaptShare'),
        unit: '%',
        align: 'end',
        width: 120,
        sortable: true,
        card: 'fact',
        value: (row) => (row.merchants === 0 ? null : row.timeToLeap.leapt / row.merchants),
        exportValue: (row) => (row.merchants === 0 ? null : (row.timeToLeap.leapt / row.merchants) * 100),
        cell: (row) => f.number((row.timeToLeap.leapt / row.merchants) * 100, 1),
      },
      quartile('p25'),
      quartile('p50'),
      quartile('p75'),
      {
        id: 'km',
        header: t('kaplanMeier'),
        unit: t('months'),
        align: 'end',
        width: 150,
        sortable: true,
        definition: {
          name: t('kaplanMeier'),
          formula: t('kmDefinition'),
          exclusions: t('kmWhy'),
          source: 'O',
        },
        value: (row) => row.timeToLeap.medianOfAllMonths,
        cell: (row) => months(row.timeToLeap.medianOfAllMonths ?? 0),
        missing: () => t('kmNone'),
      },
    ];
  }, [t, f, anySmall, view, through]);
}

/** A number that leads to its rows, where it has some. */
function Opened({ to, children }: { to: string | false | null | undefined; children: string }) {
  return to ? <Link to={to}>{children}</Link> : children;
}
