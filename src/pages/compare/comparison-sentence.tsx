import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { FindingSentence } from '../../ui/blocks/finding-sentence.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';
import { type Compared, widestSpread } from './compare-rows.ts';
import type { ComparisonViewProps } from './comparison-view.tsx';
import { useCompareMessages } from './messages.ts';
import { scorecardPath } from './scorecard-path.ts';

/** Who leads, by how much, and where they lie furthest apart. */
export function ComparisonSentence({ comparison, model, words }: ComparisonViewProps) {
  const t = useCompareMessages();
  const shared = useSharedMessages();
  const formats = useFormats();
  const { items, stamp } = comparison;
  const totalDigits = model?.digits.total ?? 2;
  const capabilityDigits = model?.digits.capability ?? 2;
  const name = (item: Compared): ReactNode => (
    <Link to={scorecardPath(item.provider.id, stamp)}>
      {formats.lang === 'en' ? (item.provider.nameEn ?? item.provider.name) : item.provider.name}
    </Link>
  );

  const rated = items
    .flatMap((item) => (item.total === null ? [] : [{ item, total: item.total }]))
    .sort((a, b) => b.total - a.total);
  const [best, second] = rated;
  const parts: Record<string, ReactNode> = {};
  const clauses: string[] = [];
  if (!best) clauses.push(t('findingNone'));
  else {
    parts.best = name(best.item);
    parts.total = formats.score(best.total, totalDigits);
    if (!second) clauses.push(t('findingOnly'));
    else if (second.total === best.total) {
      const level = rated.filter(({ total }) => total === best.total);
      level.forEach(({ item }, position) => {
        parts[`level${position}`] = name(item);
      });
      clauses.push(
        t('findingTie', {
          names: level.map((_, position) => `{level${position}}`).join(shared('separator')),
        }),
      );
    } else {
      parts.second = name(second.item);
      parts.gap = formats.score(best.total - second.total, totalDigits);
      clauses.push(t('findingLead'));
    }
  }
  const spread = model ? widestSpread(items, model) : null;
  if (spread) {
    parts.capability = words.capability(spread.capability);
    parts.high = name(spread.high);
    parts.low = name(spread.low);
    parts.highScore = formats.score(spread.highScore, capabilityDigits);
    parts.lowScore = formats.score(spread.lowScore, capabilityDigits);
    clauses.push(t('findingSpread'));
  }
  return <FindingSentence text={`${clauses.join(t('findingJoin'))}${t('findingEnd')}`} parts={parts} />;
}
