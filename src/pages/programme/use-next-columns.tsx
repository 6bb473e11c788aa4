import { useMemo } from 'react';
import { Link } from 'react-router';
import type { NextProviderView } from '../../contract/programme.ts';
import { regionName } from '../../domain/geography/regions.ts';
import type { LadderAmount } from '../../domain/programme/ladder.ts';
import { StateTag } from '../../ui/blocks/state-tag.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useLang } from '../../ui/i18n/language.ts';
import type { DataColumn } from '../../ui/table/data-column.ts';
import { useCourseMessages } from './course-messages.ts';
import type { RowsPaths } from './rows-paths.ts';

interface NextColumns {
  amount: LadderAmount;
  /** Last month of the period. */
  to: string;
  recentMonths: number | undefined;
  paths: RowsPaths;
}

export function useNextColumns({ amount, to, recentMonths, paths }: NextColumns) {
  const t = useCourseMessages();
  const f = useFormats();
  const lang = useLang();
  return useMemo<DataColumn<NextProviderView>[]>(() => {
    const gmv = amount === 'gmv';
    const scale = gmv ? f.moneyColumn.yuanPerUnit : 1;
    const unit = gmv ? f.moneyColumn.unit : t('leapsUnit');
    const perMonth = t('rateUnit', { unit });
    const text = (value: number, digits: number) => f.number(value / scale, gmv ? 0 : digits);
    const tipOf = (value: number | null) =>
      gmv && value !== null ? f.exactMoney(Math.round(value)) : undefined;
    const ofScale = (value: number | null) => (value === null ? null : value / scale);
    const whole = (value: number) => (Number.isInteger(value) ? 0 : 1);
    const period = f.period(to);
    return [
      {
        id: 'provider',
        header: t('provider'),
        width: 200,
        pinned: 'start',
        hideable: false,
        card: 'title',
        value: (row) => (lang === 'en' && row.provider.nameEn) || row.provider.name,
        sortable: true,
      },
      {
        id: 'region',
        header: t('region'),
        width: 110,
        value: (row) => (row.region === null ? null : (regionName(row.region)?.[lang] ?? row.region)),
        missing: () => t('regionMissing'),
        sortable: true,
      },
      {
        id: 'has',
        header: t('has'),
        unit,
        align: 'end',
        width: 150,
        card: 'fact',
        sortable: true,
        value: (row) => row.attained,
        exportValue: (row) => ofScale(row.attained),
        cell: (row) => {
          const rows = gmv
            ? paths.merchantsOf(row.provider.id)
            : paths.leaps('trailing', { provider: row.provider.id });
          const shown = text(row.attained, 0);
          return rows === null ? shown : <Link to={rows}>{shown}</Link>;
        },
        tip: (row) => tipOf(row.attained),
      },
      {
        id: 'done',
        header: t('done'),
        unit,
        align: 'end',
        width: 110,
        hidden: true,
        sortable: true,
        definition: { name: t('done'), formula: t('doneDefinition', { to: period }), source: 'O' },
        value: (row) => row.done,
        exportValue: (row) => ofScale(row.done),
        cell: (row) => text(row.done, 0),
        tip: (row) => tipOf(row.done),
      },
      {
        id: 'needed',
        header: t('need'),
        unit,
        align: 'end',
        width: 110,
        card: 'fact',
        sortable: true,
        value: (row) => row.needed,
        exportValue: (row) => ofScale(row.needed),
        cell: (row) => text(row.needed, whole(row.needed)),
        tip: (row) => tipOf(row.needed),
      },
      {
        id: 'neededPerMonth',
        header: t('needPerMonth'),
        unit,
        align: 'end',
        width: 150,
        sortable: true,
        value: (row) => row.neededPerMonth,
        exportValue: (row) => ofScale(row.neededPerMonth),
        cell: (row) => text(row.neededPerMonth ?? 0, 1),
        tip: (row) => tipOf(row.neededPerMonth),
        missing: () => t('perMonthMissing'),
      },
      {
        id: 'rate',
        header: t('rate'),
        unit: perMonth,
        align: 'end',
        width: 170,
        sortable: true,
        ...(recentMonths !== undefined && {
          definition: {
            name: t('rate'),
            formula: t('rateDefinition', { months: recentMonths }),
            source: 'O',
          },
        }),
        value: (row) => row.ratePerMonth,
        exportValue: (row) => ofScale(row.ratePerMonth),
        cell: (row) => text(row.ratePerMonth ?? 0, 1),
        tip: (row) => tipOf(row.ratePerMonth),
        missing: () => t('rateMissing'),
      },
      {
        id: 'projected',
        header: t('projected'),
        unit,
        align: 'end',
        width: 120,
        sortable: true,
        value: (row) => row.projected,
        exportValue: (row) => ofScale(row.projected),
        cell: (row) => text(row.projected, whole(row.projected)),
        tip: (row) => tipOf(row.projected),
      },
      {
        id: 'will',
        header: t('will'),
        width: 100,
        card: 'badge',
        sortable: true,
        value: (row) => t(row.willReach ? 'willYes' : 'willNo'),
        cell: (row) => (
          <StateTag tone={row.willReach ? 'good' : 'neutral'}>
            {t(row.willReach ? 'willYes' : 'willNo')}
          </StateTag>
        ),
      },
    ];
  }, [t, f, lang, amount, to, recentMonths, paths]);
}
