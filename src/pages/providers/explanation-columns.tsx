import { CapabilityMark } from '../../ui/blocks/capability-mark.tsx';
import { Sparkline } from '../../ui/blocks/sparkline.tsx';
import type { ColumnContext, DirectoryColumn } from './directory-columns.tsx';

/** How far the result can be trusted, what holds the provider back, and where it comes from. */
export function explanationColumns({
  t,
  separator,
  formats,
  words,
  model,
}: ColumnContext): DirectoryColumn[] {
  const group = t('groupResult');
  const digits = model?.digits.total ?? 2;
  const capabilities = model?.total.capabilities ?? [];
  return [
    {
      id: 'coverage',
      header: t('columnCoverage'),
      width: 92,
      align: 'end',
      sortable: true,
      group,
      definition: { name: t('columnCoverage'), base: t('defCoverage'), source: 'O' },
      value: (row) => row.rating?.coverage ?? null,
      cell: (row) => formats.percent(row.rating?.coverage ?? 0),
      missing: () => t('noRating'),
    },
    {
      id: 'bottleneck',
      header: t('columnBottleneck'),
      width: 136,
      group,
      definition: { name: t('columnBottleneck'), base: t('defBottleneck'), source: 'O' },
      value: (row) => (row.rating?.bottleneck ? words.capability(row.rating.bottleneck) : null),
      cell: (row) => {
        const code = row.rating?.bottleneck;
        return (
          code && (
            <CapabilityMark code={code} index={capabilities.indexOf(code)} name={words.capability(code)} />
          )
        );
      },
      missing: (row) => t(row.rating && row.rating.total !== null ? 'noBottleneckFound' : 'noBottleneck'),
    },
    {
      id: 'trend',
      header: t('columnTrend'),
      width: 100,
      group,
      definition: { name: t('columnTrend'), base: t('defTrend'), source: 'O' },
      value: (row) => row.rating?.trend.findLast((total) => total !== null) ?? null,
      cell: (row) => {
        const trend = row.rating?.trend ?? [];
        return (
          <Sparkline
            values={trend}
            label={t('trendText', {
              count: trend.length,
              from: formats.score(trend.find((total) => total !== null) ?? 0, digits),
              to: formats.score(trend.findLast((total) => total !== null) ?? 0, digits),
            })}
          />
        );
      },
      exportValue: (row) =>
        (row.rating?.trend ?? [])
          .map((total) => (total === null ? '' : formats.score(total, digits)))
          .join(' '),
      missing: () => t('noTrend'),
    },
    {
      id: 'attention',
      header: t('columnAttention'),
      width: 180,
      hidden: true,
      group,
      value: (row) =>
        row.rating && row.rating.attention.length > 0
          ? row.rating.attention.map((kind) => t(`attention.${kind}`)).join(separator)
          : null,
      missing: () => t('noAttention'),
    },
  ];
}
