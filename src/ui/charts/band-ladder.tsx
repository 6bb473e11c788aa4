import { useMemo } from 'react';
import { bandOf } from '../../domain/leap/band.ts';
import { useFormats } from '../format/use-formats.ts';
import { BandLadderLegend } from './band-ladder-legend.tsx';
import { bandLadderOption, ladderPlotHeight } from './band-ladder-option.ts';
import { useBandLadderWords } from './band-ladder-words.ts';
import { type ChartBand, ladderHeight, shownBands } from './band-scale.ts';
import {
  type LadderBaseline,
  type LadderSpan,
  type LadderWindow,
  type PlacedSpan,
  placeSpans,
  servedIn,
  spanName,
} from './band-spans.ts';
import { ChartFrame } from './chart-frame.tsx';
import { useChartTheme } from './chart-theme.ts';
import { LazyEChart } from './lazy-echart.tsx';

export interface BandLadderProps {
  title: string;
  /** Canonical months, oldest first, without holes. */
  months: readonly string[];
  /** Paid GMV per month, yuan; null is a gap, never 0. */
  yuan: readonly (number | null)[];
  /** Why a month has no amount, in words; without it, “no figures”. */
  reason?: (month: string) => string;
  /** Ascending, the first from 0. */
  bands: readonly ChartBand[];
  spans?: readonly LadderSpan[];
  windows?: readonly LadderWindow[];
  baselines?: readonly LadderBaseline[];
  /** No legend and lower steps, for a drawer. */
  compact?: boolean;
}

const nothing: readonly never[] = [];

/**
 * The months of a merchant on the ladder of bands: every bound is a line with its amount, service is shaded with the
 * provider's name, and the months that make a leap are marked. Props but `title` are stable references.
 */
export function BandLadder(props: BandLadderProps) {
  const { title, months, yuan, bands, reason, compact = false } = props;
  const { spans = nothing, windows = nothing, baselines = nothing } = props;
  const t = useBandLadderWords();
  const formats = useFormats();
  const theme = useChartTheme();
  const placed = useMemo(() => placeSpans(spans, months), [spans, months]);
  const range = useMemo(() => {
    const amounts = [...yuan.filter((value) => value !== null), ...baselines.map((one) => one.yuan)];
    return shownBands(
      amounts.map((amount) => ladderHeight(amount, bands)),
      bands,
    );
  }, [yuan, baselines, bands]);
  const lanes = Math.max(0, ...placed.map((span) => span.lane + 1));
  const bandCode = (amount: number) => bands[bandOf(amount, bands)]?.code ?? '';
  const option = useMemo(
    () => (width: number) =>
      bandLadderOption(
        { months, yuan, bands, range, placed, lanes, windows, baselines, reason },
        { width, t, formats, theme },
      ),
    [months, yuan, bands, range, placed, lanes, windows, baselines, reason, t, formats, theme],
  );

  return (
    <ChartFrame
      title={title}
      legend={compact ? undefined : <BandLadderLegend spans={placed} baselines={baselines.length > 0} />}
      table={{
        columns: [t('month'), t('paid'), t('band'), t('servedBy')],
        rows: months.map((month, at) => {
          const amount = yuan[at] ?? null;
          return {
            key: month,
            cells: [
              formats.period(month),
              amount === null ? (reason?.(month) ?? t('noRow')) : formats.exactMoney(amount),
              amount === null ? '—' : bandCode(amount),
              servedIn(placed, at, t) || t('nobody'),
            ],
          };
        }),
      }}
    >
      <LazyEChart
        option={option}
        height={ladderPlotHeight(range, lanes, compact)}
        label={[title, pathText(), ...placed.map(spanText)].join('. ')}
      />
    </ChartFrame>
  );

  function pathText(): string {
    const first = yuan.findIndex((value) => value !== null);
    const last = yuan.findLastIndex((value) => value !== null);
    const from = yuan[first];
    const to = yuan[last];
    if (from == null || to == null) return t('pathNone');
    return t('path', {
      from: formats.period(months[first] ?? ''),
      fromAmount: formats.money(from),
      fromBand: bandCode(from),
      to: formats.period(months[last] ?? ''),
      toAmount: formats.money(to),
      toBand: bandCode(to),
    });
  }

  function spanText(span: PlacedSpan): string {
    const name = spanName(span, t);
    return span.endedOn === null
      ? t('service', { name, from: span.startedOn })
      : t('serviceUntil', { name, from: span.startedOn, to: span.endedOn });
  }
}
