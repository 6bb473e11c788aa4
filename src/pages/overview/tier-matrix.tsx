import type { CSSProperties } from 'react';
import { Link } from 'react-router';
import type { Overview } from '../../contract/overview.ts';
import type { CapabilityModel } from '../../domain/model/capability-model.ts';
import { DeltaText } from '../../ui/blocks/delta-text.tsx';
import { TierBadge, type TierBadgeProps, tierFill, tierLook } from '../../ui/blocks/tier-badge.tsx';
import type { ModelWords } from '../../ui/definition/model-words.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useOverviewMessages } from './messages.ts';
import { type OverviewView, type RowsFilter, rowsPath } from './overview-address.ts';
import './tier-matrix.css';

type Cell = Overview['matrix'][number];

export interface TierMatrixProps {
  matrix: readonly Cell[];
  model: CapabilityModel | undefined;
  words: ModelWords;
  view: OverviewView;
  hasPrevious: boolean;
}

/** Rows are tiers, highest first; columns are categories; both end in totals, and every count is a link. */
export function TierMatrix({ matrix, model, words, view, hasPrevious }: TierMatrixProps) {
  const t = useOverviewMessages();
  const tiers = [...new Set(matrix.map((cell) => cell.tier))];
  const categories = [...new Set(matrix.map((cell) => cell.category))].filter(
    (category) => !view.category || view.category.includes(category),
  );
  const fullest = Math.max(1, ...matrix.map((cell) => cell.count));
  const sum = (cells: readonly Cell[]) => ({
    count: cells.reduce((total, cell) => total + cell.count, 0),
    change: hasPrevious
      ? cells.reduce((total, cell) => total + cell.count - (cell.previousCount ?? 0), 0)
      : null,
  });
  const cellLink = (cells: readonly Cell[], filter: RowsFilter, name: string) => (
    <CountLink {...sum(cells)} to={rowsPath(view, filter)} name={name} />
  );
  return (
    <table className={hasPrevious ? 'overview-matrix overview-matrix-moving' : 'overview-matrix'}>
      <thead>
        <tr>
          <th scope="col">{t('tier')}</th>
          {categories.map((category) => (
            <th key={category} scope="col">
              {words.category(category)}
            </th>
          ))}
          <th scope="col" className="overview-matrix-sum">
            {t('matrixSum')}
          </th>
        </tr>
      </thead>
      <tbody>
        {tiers.map((tier) => (
          <tr key={tier}>
            <th scope="row">
              <TierBadge {...badgeOf(tier, model, words)} />
            </th>
            {categories.map((category) => {
              const cells = matrix.filter((cell) => cell.tier === tier && cell.category === category);
              return (
                <td key={category} style={shadeOf(sum(cells).count / fullest, badgeOf(tier, model, words))}>
                  {cellLink(
                    cells,
                    { tier: [tier], category: [category] },
                    t('matrixCell', { tier: words.tier(tier), category: words.category(category) }),
                  )}
                </td>
              );
            })}
            <td className="overview-matrix-sum">
              {cellLink(
                matrix.filter((cell) => cell.tier === tier),
                { tier: [tier] },
                words.tier(tier),
              )}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('matrixSum')}</th>
          {categories.map((category) => (
            <td key={category}>
              {cellLink(
                matrix.filter((cell) => cell.category === category),
                { category: [category] },
                words.category(category),
              )}
            </td>
          ))}
          <td className="overview-matrix-sum">{cellLink(matrix, {}, t('matrixSum'))}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function CountLink({
  count,
  change,
  to,
  name,
}: {
  count: number;
  change: number | null;
  to: string;
  name: string;
}) {
  const t = useOverviewMessages();
  const formats = useFormats();
  return (
    <span className="overview-count">
      {/* Nothing lies behind a zero. */}
      {count === 0 ? (
        <span className="overview-count-none wm-num">0</span>
      ) : (
        <Link className="wm-num" to={to} aria-label={t('matrixOpen', { name, count })}>
          {formats.number(count)}
        </Link>
      )}
      {change !== null && (
        <span className="overview-change">{change !== 0 && <DeltaText value={change} kind="count" />}</span>
      )}
    </span>
  );
}

/** The fuller the cell, the more of its tier's colour; the number says it exactly. */
function shadeOf(share: number, { outcome, code, rank }: TierBadgeProps): CSSProperties {
  const fill = tierFill(tierLook(outcome, code, rank));
  return { background: `color-mix(in srgb, ${fill} ${Math.round(share * 20)}%, var(--wm-surface))` };
}

function badgeOf(bucket: string, model: CapabilityModel | undefined, words: ModelWords): TierBadgeProps {
  if (bucket === 'candidate' || bucket === 'not_rated' || bucket === 'suspended')
    return { outcome: bucket, code: null };
  const rank = Math.max(0, model?.tiers.findIndex((tier) => tier.code === bucket) ?? 0);
  return { outcome: 'tiered', code: bucket, name: words.tier(bucket), rank };
}
