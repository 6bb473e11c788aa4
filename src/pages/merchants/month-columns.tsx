import { DeltaText } from '../../ui/blocks/delta-text.tsx';
import { Sparkline } from '../../ui/blocks/sparkline.tsx';
import { bandRange } from '../../ui/merchant/band-range.ts';
import type { MerchantColumn, MerchantColumnContext } from './merchants-columns.tsx';

/** What the merchant sold in the month looked at, and in the year up to it. */
export function monthColumns(context: MerchantColumnContext): MerchantColumn[] {
  const { t, formats, bands, month, limited } = context;
  const group = t('groupMonth');
  const money = (yuan: number | null) => formats.number((yuan ?? 0) / formats.moneyColumn.yuanPerUnit, 1);
  const noGmv = () =>
    t(limited ? 'noGmvShown' : 'noGmv', { month: month === null ? '' : formats.period(month) });
  return [
    {
      id: 'band',
      header: t('band'),
      width: formats.lang === 'en' ? 88 : 76,
      card: 'badge',
      group,
      definition: { name: t('band'), base: t('defBand'), source: 'O' },
      value: (row) => row.band,
      cell: (row) => <span className="merchants-band">{row.band}</span>,
      tip: (row) => (row.band === null ? undefined : bandRange(row.band, bands, formats)),
      missing: noGmv,
    },
    {
      id: 'gmv',
      header: t('columnGmv'),
      unit: formats.moneyColumn.unit,
      width: formats.lang === 'en' ? 136 : 144,
      align: 'end',
      sortable: true,
      card: 'fact',
      group,
      definition: { name: t('columnGmv'), base: t('defGmv'), source: 'F' },
      value: (row) => row.paidGmvYuan,
      cell: (row) => money(row.paidGmvYuan),
      tip: (row) => formats.exactMoney(row.paidGmvYuan ?? 0),
      missing: noGmv,
    },
    {
      id: 'previous',
      header: t('columnPrevious'),
      unit: formats.moneyColumn.unit,
      width: 164,
      align: 'end',
      hidden: true,
      group,
      value: (row) => row.previousGmvYuan,
      cell: (row) => money(row.previousGmvYuan),
      tip: (row) => formats.exactMoney(row.previousGmvYuan ?? 0),
      missing: () => t('noGrowth'),
    },
    {
      id: 'growth',
      header: t('columnGrowth'),
      width: 102,
      align: 'end',
      sortable: true,
      card: 'fact',
      group,
      definition: { name: t('columnGrowth'), base: t('defGrowth'), source: 'F' },
      value: (row) => row.growth,
      cell: (row) => <DeltaText value={row.growth} kind="percent" inCell />,
      missing: (row) => (row.paidGmvYuan === null ? noGmv() : t('noGrowth')),
    },
    {
      id: 'trend',
      header: t('columnTrend'),
      width: 112,
      group,
      definition: { name: t('columnTrend'), base: t('defTrend'), source: 'F' },
      value: (row) => row.trend.findLast((yuan) => yuan !== null) ?? null,
      cell: (row) => {
        const known = row.trend.filter((yuan) => yuan !== null);
        return (
          <Sparkline
            values={row.trend}
            label={t('trendText', {
              count: known.length,
              from: formats.money(known[0] ?? 0),
              to: formats.money(known.at(-1) ?? 0),
            })}
          />
        );
      },
      missing: () => t('noTrend'),
    },
  ];
}
