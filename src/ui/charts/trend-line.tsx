import { useMemo } from 'react';
import { type Formats, useFormats } from '../format/use-formats.ts';
import { useSharedMessages } from '../i18n/shared-messages.ts';
import { ChartFrame } from './chart-frame.tsx';
import { axisLook, baseOption, type ChartTheme, plainText, useChartTheme } from './chart-theme.ts';
import { type ChartOption, LazyEChart } from './lazy-echart.tsx';
import { type LineNamePlace, namedLines } from './named-lines.ts';

export interface TrendSeries {
  key: string;
  label: string;
  /** In the order of the periods; null is a gap. */
  values: readonly (number | null)[];
  /** Position of a capability whose hue the line takes. */
  capabilityIndex?: number;
  /** The line the chart is about. */
  emphasis?: boolean;
}

export interface TrendLineProps {
  title: string;
  /** Canonical periods, oldest first, without holes. */
  periods: readonly string[];
  series: readonly TrendSeries[];
  lines?: readonly { at: number; label: string }[];
  /** Name of the value axis; empty for plain scores. */
  unit: string;
  digits: number | null;
  /** Fixed ends of the value axis; without them it frames the values and the lines. */
  domain?: readonly [low: number, high: number];
  height?: number;
}

const noLines: NonNullable<TrendLineProps['lines']> = [];

/** Lines are named at their end, thresholds on the line; a missing period breaks the line. */
export function TrendLine(props: TrendLineProps) {
  const { title, periods, series, lines = noLines, unit, digits, domain, height = 260 } = props;
  const t = useSharedMessages();
  const formats = useFormats();
  const theme = useChartTheme();
  const option = useMemo(
    () => (width: number) =>
      trendOption({ periods, series, lines, unit, digits, domain }, width, formats, theme),
    [periods, series, lines, unit, digits, domain, formats, theme],
  );
  const text = (value: number | null | undefined) => (value == null ? null : formats.score(value, digits));
  const last = periods.length - 1;
  return (
    <ChartFrame
      title={title}
      table={{
        columns: [t('period'), ...series.map((one) => one.label)],
        rows: periods.map((period, at) => ({
          key: period,
          cells: [formats.period(period), ...series.map((one) => text(one.values[at]))],
        })),
      }}
    >
      <LazyEChart
        option={option}
        height={height}
        label={`${title}. ${series
          .map((one) => `${one.label}: ${text(one.values[0]) ?? '—'} → ${text(one.values[last]) ?? '—'}`)
          .join('. ')}`}
      />
    </ChartFrame>
  );
}

/** The first corner of the line where no value runs through the name; at the left for choice, news is at the right. */
export function freePlace(series: readonly TrendSeries[], line: number, span: number): LineNamePlace {
  const isFree = (end: 'Start' | 'End', side: 'Top' | 'Bottom') =>
    series.every((one) => {
      const quarter = Math.ceil(one.values.length / 4);
      const near = end === 'Start' ? one.values.slice(0, quarter) : one.values.slice(-quarter);
      return near.every((value) => {
        const above = value === null ? Number.NaN : (side === 'Top' ? value - line : line - value) / span;
        return !(above > -0.02 && above < 0.12);
      });
    });
  for (const end of ['Start', 'End'] as const) {
    for (const side of ['Top', 'Bottom'] as const) if (isFree(end, side)) return `inside${end}${side}`;
  }
  return 'insideStartTop';
}

/** Few periods are all named; of many, the first, the quarters' first months, or every eighth part. */
export function isLabelled(periods: readonly string[], at: number): boolean {
  if (periods.length <= 8 || at === 0) return true;
  const month = /^\d{4}-(\d{2})$/.exec(periods[at] ?? '')?.[1];
  if (month) return Number(month) % 3 === 1;
  return at % Math.ceil(periods.length / 8) === 0;
}

interface Drawn {
  periods: readonly string[];
  series: readonly TrendSeries[];
  lines: readonly { at: number; label: string }[];
  unit: string;
  digits: number | null;
  domain: readonly [low: number, high: number] | undefined;
}

/** Whole steps around everything that is drawn, with air above and below. */
export function framedDomain(values: readonly number[]): [low: number, high: number] {
  if (values.length === 0) return [0, 100];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const spread = high - low || Math.abs(high) || 1;
  const step = 10 ** Math.floor(Math.log10(spread));
  const lower = Math.floor((low - spread * 0.1) / step) * step;
  return [low >= 0 ? Math.max(0, lower) : lower, Math.ceil((high + spread * 0.1) / step) * step];
}

function trendOption(
  { periods, series, lines, unit, digits, domain }: Drawn,
  width: number,
  formats: Formats,
  theme: ChartTheme,
): ChartOption {
  const known = [
    ...series.flatMap((one) => one.values.filter((value) => value !== null)),
    ...lines.map((line) => line.at),
  ];
  const [min, max] = domain ?? framedDomain(known);
  const look = axisLook(theme);
  // On a phone the name of an only line would take a third of the plot; the heading above says it already.
  const named = series.length > 1 || width >= 420;
  const nameLength = named ? Math.max(...series.map((one) => [...one.label].length)) : 0;
  const labelWidth = nameLength * 13 + 44;
  return {
    ...baseOption(theme),
    grid: {
      left: 4,
      right: Math.min(width * 0.4, labelWidth),
      top: unit ? 28 : 12,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: periods.map((period, at) => (at === 0 ? formats.period(period) : formats.periodShort(period))),
      ...look,
      splitLine: { show: false },
      axisLabel: { ...look.axisLabel, hideOverlap: true, interval: (at: number) => isLabelled(periods, at) },
    },
    yAxis: {
      type: 'value',
      min,
      max,
      splitNumber: 4,
      name: unit,
      ...look,
      nameTextStyle: { ...look.nameTextStyle, align: 'left' },
      axisLine: { show: false },
      axisLabel: { ...look.axisLabel, formatter: (value: number) => formats.compact(value) },
    },
    tooltip: {
      ...baseOption(theme).tooltip,
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: theme.of('chartAxis'), type: 'solid' } },
      formatter: (items) => {
        const at = (Array.isArray(items) ? items[0] : items)?.dataIndex ?? 0;
        const rows = series.map((one) => {
          const value = one.values[at];
          return `${plainText(one.label)}  ${value == null ? '—' : formats.score(value, digits)}`;
        });
        return [formats.period(periods[at] ?? ''), ...rows].join('\n');
      },
    },
    series: series.map((one, at) => {
      const hue =
        one.capabilityIndex !== undefined
          ? theme.capability(one.capabilityIndex)
          : theme.of(one.emphasis || series.length === 1 ? 'accent' : 'textMeta');
      return {
        type: 'line',
        name: one.key,
        data: [...one.values],
        connectNulls: false,
        // A lone period between two gaps has no line to show it.
        showSymbol: true,
        symbol: 'circle',
        symbolSize: one.emphasis || series.length === 1 ? 6 : 4,
        lineStyle: { color: hue, width: one.emphasis ? 2.5 : 2 },
        itemStyle: { color: hue },
        endLabel: {
          show: true,
          color: hue,
          fontSize: 12,
          formatter: ({ value }) =>
            `${named ? `${plainText(one.label)} ` : ''}${typeof value === 'number' ? formats.score(value, digits) : ''}`,
        },
        labelLayout: { moveOverlap: 'shiftY' },
        ...(at === 0 &&
          lines.length > 0 && {
            markLine: namedLines(lines, theme, formats, (line) => freePlace(series, line, max - min)),
          }),
      };
    }),
  };
}
