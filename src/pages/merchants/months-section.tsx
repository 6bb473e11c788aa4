import { useMemo } from 'react';
import type { LeapDetail } from '../../contract/leaps.ts';
import type { MerchantDetail } from '../../contract/merchants.ts';
import { periodEndDate } from '../../domain/period/period.ts';
import { Button } from '../../ui/blocks/button.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';
import { DataTable } from '../../ui/table/data-table.tsx';
import { csvOf, downloadText } from '../../ui/table/table-csv.ts';
import { useMerchantMessages } from './merchant-messages.ts';
import { type LeapMonth, useLeapMonthColumns } from './merchant-month-columns.tsx';
import { nameOf } from './merchant-words.ts';

const rowKey = (row: LeapMonth) => row.month;

/** Every month, the newest first, net always beside paid. */
export function MonthsSection({
  merchant,
  leaps,
}: {
  merchant: MerchantDetail;
  leaps: readonly LeapDetail[];
}) {
  const t = useMerchantMessages();
  const shared = useSharedMessages();
  const f = useFormats();
  const name = nameOf(merchant, f.lang);
  const columns = useLeapMonthColumns(merchant.bands);
  const rows = useMemo(() => {
    const inWindow = (month: string) =>
      leaps.some(({ window }) => window && window.firstMonth <= month && month <= window.lastMonth);
    const inBaseline = (month: string) =>
      leaps.some(({ baseline }) => baseline.months.some((one) => one.month === month && one.yuan !== null));
    return merchant.months
      .map(
        (month): LeapMonth => ({
          ...month,
          servedBy: merchant.relations
            .filter(
              ({ startedOn, endedOn }) =>
                startedOn <= periodEndDate(month.month) &&
                (endedOn === null || endedOn >= `${month.month}-01`),
            )
            .map(({ provider }) => nameOf(provider, f.lang)),
          mark: inWindow(month.month) ? 'held' : inBaseline(month.month) ? 'baseline' : null,
        }),
      )
      .toReversed();
  }, [merchant, leaps, f.lang]);
  if (rows.length === 0) return null;
  return (
    <Section
      id="months"
      title={t('monthsTitle')}
      actions={
        <Button
          icon="download"
          size="small"
          onClick={() =>
            downloadText(
              `${merchant.id}.csv`,
              csvOf(columns, rows, { preamble: [t('csvHead', { name, id: merchant.id })] }),
            )
          }
        >
          {t('csv')}
        </Button>
      }
    >
      <DataTable<LeapMonth>
        id="merchant-months"
        label={t('monthsLabel', { name })}
        mode="client"
        columns={columns}
        rows={rows}
        rowKey={rowKey}
        rowLabel={(row) => f.period(row.month)}
        height="content"
        empty={shared('tableEmpty')}
      />
    </Section>
  );
}
