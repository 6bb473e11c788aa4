import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MerchantMoves } from '../../contract/merchant-moves.ts';
import { shiftPeriod } from '../../domain/period/period.ts';
import { merchantMovesQuery } from '../../queries/merchants.ts';
import { problemOf } from '../../queries/request.ts';
import { Button } from '../../ui/blocks/button.tsx';
import type { MetricDefinition } from '../../ui/blocks/definition-popover.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { SkeletonBlock } from '../../ui/blocks/skeleton.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { bandRange } from '../../ui/merchant/band-range.ts';
import type { figuresFilter } from './merchants-address.ts';
import { MovesChart } from './moves-chart.tsx';
import { useMovesMessages } from './moves-messages.ts';

const MONTHS_SHOWN = 12;

export interface MovesSectionProps {
  /** As the figures above are filtered; its month is the last one shown. */
  filter: ReturnType<typeof figuresFilter>;
  month: string;
}

/** How many merchants rose and fell between the bands; the months behind the sentence open on demand. */
export default function MovesSection({ filter, month }: MovesSectionProps) {
  const { month: _, ...conditions } = filter;
  const moves = useQuery(
    merchantMovesQuery({ ...conditions, from: shiftPeriod(month, 1 - MONTHS_SHOWN), to: month }),
  );
  if (moves.isError) {
    return <ErrorState inline problem={problemOf(moves.error)} onRetry={() => void moves.refetch()} />;
  }
  if (!moves.data) return <SkeletonBlock height={62} />;
  // Before the first stored month there is nothing to tell.
  if (moves.data.from === null) return null;
  return <MovesView moves={moves.data} stale={moves.isPlaceholderData} />;
}

function MovesView({ moves, stale }: { moves: MerchantMoves; stale: boolean }) {
  const t = useMovesMessages();
  const f = useFormats();
  const [open, setOpen] = useState(false);
  const { up, upByMore, down, gap } = moves.total;
  const months = moves.months.length;
  const definition: MetricDefinition = {
    name: t('name'),
    formula: t('formula'),
    base: t('base'),
    window: t('window'),
    exclusions: t('exclusions'),
    extra: [
      {
        label: t('bandsLabel'),
        value: moves.bands.map(({ code }) => `${code} ${bandRange(code, moves.bands, f)}`).join(' · '),
      },
      { label: t('noteLabel'), value: t('noLeap') },
    ],
    source: 'O',
  };
  return (
    <div
      className={[stale && 'merchants-stale', !open && 'moves-closed'].filter(Boolean).join(' ')}
      aria-busy={stale}
    >
      <Section
        id="moves"
        title={up + down === 0 ? t('titleNone', { months }) : t('title', { months, up, upByMore, down })}
        note={gap > 0 && t('note', { count: gap })}
        definition={definition}
        actions={
          <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'hide' : 'show')}
          </Button>
        }
      >
        {open && <MovesChart moves={moves} />}
      </Section>
    </div>
  );
}
