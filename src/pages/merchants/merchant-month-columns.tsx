import { useMemo } from 'react';
import type { MerchantMonth } from '../../contract/merchants.ts';
import { StateTag } from '../../ui/blocks/state-tag.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';
import { bandRange } from '../../ui/merchant/band-range.ts';
import type { DataColumn } from '../../ui/table/data-column.ts';
import { useMerchantMessages } from './merchant-messages.ts';

/** A month with what it was to service and to a leap. */
export interface LeapMonth extends MerchantMonth {
  servedBy: readonly string[];
  /** A month of a baseline, or of the months that held a band; the latter wins. */
  mark: 'baseline' | 'held' | null;
}

type Column = DataColumn<LeapMonth>;

export function useLeapMonthColumns(bands: readonly { code: string; fromYuan: number }[]): Column[] {
  const t = useMerchantMessages();
  const shared = useSharedMessages();
  const f = useFormats();
  return useMemo(() => {
    const reason = (row: LeapMonth) =>
      row.state === 'reported' ? t('notReported') : t(row.state === 'no_row' ? 'noRow' : 'notShown');
    const money = (
      id: string,
      header: string,
      value: (row: LeapMonth) => number | null,
      more: Partial<Column> = {},
    ): Column => ({
      id,
      header,
      unit: f.moneyColumn.unit,
      width: 132,
      align: 'end',
      sortable: true,
      value,
      cell: (row) => f.number((value(row) ?? 0) / f.moneyColumn.yuanPerUnit, 1),
      tip: (row) => f.exactMoney(value(row) ?? 0),
      missing: reason,
      exportValue: value,
      ...more,
    });
    const refundRate = ({ refundYuan, paidGmvYuan }: LeapMonth) =>
      refundYuan !== null && paidGmvYuan !== null && paidGmvYuan > 0 ? refundYuan / paidGmvYuan : null;
    const columns: Column[] = [
      {
        id: 'month',
        header: t('month'),
        width: 116,
        pinned: 'start',
        hideable: false,
        sortable: true,
        card: 'title',
        value: (row) => row.month,
        cell: (row) => f.period(row.month),
      },
      {
        id: 'band',
        header: t('band'),
        width: 84,
        card: 'badge',
        definition: { name: t('band'), base: t('defBand'), source: 'O' },
        value: (row) => row.band,
        cell: (row) => <span className="merchants-band">{row.band}</span>,
        tip: (row) => (row.band === null ? undefined : bandRange(row.band, bands, f)),
        missing: reason,
      },
      money('paid', t('paid'), (row) => row.paidGmvYuan, {
        card: 'fact',
        definition: { name: t('paid'), base: t('defPaid'), source: 'F' },
      }),
      money('net', t('net'), (row) => row.netGmvYuan, {
        card: 'fact',
        definition: { name: t('net'), base: t('defNet'), source: 'F' },
      }),
      money('refund', t('refund'), (row) => row.refundYuan, { hidden: true }),
      {
        id: 'refundRate',
        header: t('refundRate'),
        width: 108,
        align: 'end',
        sortable: true,
        definition: { name: t('refundRate'), base: t('defRefundRate'), source: 'O' },
        value: refundRate,
        cell: (row) => f.percent(refundRate(row) ?? 0),
        missing: (row) => (row.state === 'reported' ? t('noRefundRate') : reason(row)),
      },
      {
        id: 'orders',
        header: t('orders'),
        width: 96,
        align: 'end',
        sortable: true,
        value: (row) => row.orders,
        cell: (row) => f.number(row.orders ?? 0),
        missing: reason,
      },
      {
        id: 'mark',
        header: t('mark'),
        width: 112,
        value: (row) => row.mark && t(row.mark === 'held' ? 'markHeld' : 'markBaseline'),
        cell: (row) => (
          <StateTag tone={row.mark === 'held' ? 'good' : 'neutral'}>
            {t(row.mark === 'held' ? 'markHeld' : 'markBaseline')}
          </StateTag>
        ),
        missing: () => t('noMark'),
      },
      {
        id: 'servedBy',
        header: t('servedBy'),
        width: 200,
        value: (row) => (row.servedBy.length > 0 ? row.servedBy.join(shared('separator')) : null),
        tip: (row) => row.servedBy.join(shared('separator')),
        missing: () => t('noMonthService'),
      },
    ];
    return columns;
  }, [t, shared, f, bands]);
}
