import type { CustomSeriesRenderItem } from 'echarts';
import { useMemo } from 'react';
import { type Formats, useFormats } from '../format/use-formats.ts';
import { useSharedMessages } from '../i18n/shared-messages.ts';
import { fontFamily } from '../theme/tokens.ts';
import { ChartFrame } from './chart-frame.tsx';
import { axisLook, baseOption, type ChartTheme, plainText, useChartTheme } from './chart-theme.ts';
import { contributionSpans, type Span } from './contribution-spans.ts';
import { type ChartOption, LazyEChart } from './lazy-echart.tsx';

export interface Contribution {
  key: string;
  label: string;
  /** Null: the part could not be computed. */
  value: number | null;
  note?: string;
}

export interface ContributionBarsProps {
  title: string;
  rows: readonly Contribution[];
  unit: string;
  digits: number;
  /** `diverging`: every bar from zero. `waterfall`: each bar goes on where the one before ended. */
  kind: 'diverging' | 'waterfall';
  start?: { label: string; value: number };
  end?: { label: string; value: number };
}

const rowHeight = 28;

/** Parts that sum to a change or a total; sign and number stand beside every bar. */
export function ContributionBars({ title, rows, unit, digits, kind, start, end }: ContributionBarsProps) {
  const t = useSharedMessages();
  const formats = useFormats();
  const theme = useChartTheme();
  const spans = useMemo(() => contributionSpans(rows, kind, start, end), [rows, kind, start, end]);
  const option = useMemo(
    () => (width: number) => barsOption(spans, kind, unit, digits, width, formats, theme),
    [spans, kind, unit, digits, formats, theme],
  );
  const text = (span: Span) => spanText(span, digits, formats);
  return (
    <ChartFrame
      title={title}
      table={{
        columns: [title, unit || t('total')],
        rows: spans.map((span) => ({
          key: span.key,
          cells: [span.label, span.value === null ? null : text(span)],
        })),
      }}
    >
      <LazyEChart
        option={option}
        height={spans.length * rowHeight + 28}
        label={`${title}. ${spans.map((span) => `${span.label} ${text(span)}`).join(', ')}`}
      />
    </ChartFrame>
  );
}

function spanText(span: Span, digits: number, formats: Formats): string {
  if (span.value === null) return '—';
  return span.whole ? formats.number(span.value, digits) : formats.delta(span.value, 'points', digits).text;
}

function barsOption(
  spans: readonly Span[],
  kind: 'diverging' | 'waterfall',
  unit: string,
  digits: number,
  width: number,
  formats: Formats,
  theme: ChartTheme,
): ChartOption {
  const draw: CustomSeriesRenderItem = (params, api) => {
    const span = spans[params.dataIndex];
    if (!span) return null;
    const [x1 = 0, y = 0] = api.coord([span.from, params.dataIndex]);
    const [x2 = 0] = api.coord([span.to, params.dataIndex]);
    const right = span.whole || (span.value ?? 0) >= 0;
    // The axis of a waterfall does not start at zero, so a total is a mark on it and not a bar.
    const box = span.whole
      ? { x: x2 - 1.5, width: 3 }
      : { x: Math.min(x1, x2), width: Math.max(1, Math.abs(x2 - x1)) };
    const [, below = y] = api.coord([span.to, params.dataIndex + 1]);
    const joined = kind === 'waterfall' && params.dataIndex < spans.length - 1;
    return {
      type: 'group',
      children: [
        ...(joined
          ? [
              {
                type: 'line' as const,
                shape: { x1: x2, y1: y + 8, x2, y2: below - 8 },
                style: { stroke: theme.of('chartAxis'), lineWidth: 1 },
                silent: true,
              },
            ]
          : []),
        {
          type: 'rect',
          shape: { ...box, y: y - 8, height: 16, r: span.whole ? 0 : 2 },
          style: { fill: barColour(span, theme) },
        },
        {
          type: 'text',
          x: right ? Math.max(x1, x2) + 6 : Math.min(x1, x2) - 6,
          y,
          style: {
            text: spanText(span, digits, formats),
            fill: theme.of('text'),
            fontFamily,
            fontSize: 12,
            fontWeight: span.whole ? 600 : 400,
            align: right ? 'left' : 'right',
            verticalAlign: 'middle',
          },
        },
      ],
    };
  };
  const look = axisLook(theme);
  const nameWidth = Math.min(180, width * 0.4);
  const [low, high] = spanRange(spans, kind, width - nameWidth);
  return {
    ...baseOption(theme),
    grid: { left: 4, right: 28, top: 4, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'value',
      min: low,
      max: high,
      name: unit,
      ...look,
      splitNumber: 4,
      axisLabel: {
        ...look.axisLabel,
        showMinLabel: false,
        showMaxLabel: false,
        formatter: (value: number) => formats.number(value),
      },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: spans.map((span) => span.label),
      ...look,
      axisLine: { show: false },
      axisLabel: { ...look.axisLabel, color: theme.of('text'), width: nameWidth, overflow: 'truncate' },
    },
    tooltip: {
      ...baseOption(theme).tooltip,
      trigger: 'item',
      formatter: (item) => {
        const span = spans[(Array.isArray(item) ? item[0] : item)?.dataIndex ?? -1];
        if (!span) return '';
        return [
          `${plainText(span.label)}  ${spanText(span, digits, formats)} ${unit}`,
          span.note && plainText(span.note),
        ]
          .filter(Boolean)
          .join('\n');
      },
    },
    series: [
      {
        type: 'custom',
        renderItem: draw,
        data: spans.map((span, at) => [span.to, at]),
        encode: { x: 0, y: 1 },
        clip: false,
      },
    ],
  };
}

/** Gains and losses differ in lightness too, and every bar carries its sign. */
function barColour(span: Span, theme: ChartTheme): string {
  if (span.whole) return theme.of('text');
  return (span.value ?? 0) < 0 ? theme.of('tierStrategicFill') : theme.of('tierCoreFill');
}

/** Room for the numbers beside the bars; zero is always inside a diverging chart. */
function spanRange(
  spans: readonly Span[],
  kind: 'diverging' | 'waterfall',
  plotWidth: number,
): [low: number, high: number] {
  const ends = spans
    .filter((span) => kind === 'diverging' || !span.whole)
    .flatMap((span) => [span.from, span.to]);
  const low = Math.min(...ends, ...(kind === 'diverging' ? [0] : []));
  const high = Math.max(...ends, ...(kind === 'diverging' ? [0] : []));
  // The same 52 px on a phone are a larger share of the bars.
  const air = (high - low || 1) * Math.max(0.25, 52 / Math.max(60, plotWidth - 2 * 52));
  return [low < 0 || kind === 'waterfall' ? low - air : 0, high + air];
}
