import type { LineSeriesOption } from 'echarts/charts';
import { useMemo } from 'react';
import { type Formats, useFormats } from '../format/use-formats.ts';
import { ChartFrame } from './chart-frame.tsx';
import { axisLook, baseOption, type ChartTheme, plainText, useChartTheme } from './chart-theme.ts';
import { type ChartOption, LazyEChart } from './lazy-echart.tsx';

export interface SharePoint {
  afterMonths: number;
  /** How many the share is of. */
  observed: number;
  reached: number;
  /** 0..1; null when nobody was observed that long. */
  share: number | null;
}

export interface ShareSeries {
  key: string;
  label: string;
  points: readonly SharePoint[];
}

export interface StepCurveProps {
  title: string;
  /** The first is the one the chart is about. */
  series: readonly ShareSeries[];
  /** Name of the time axis. */
  axis: string;
  /** Name of the share axis, with its %. */
  unit: string;
  /** Below this many observed the line is faint. */
  smallSample: number;
  height?: number;
}

/** Shares that come month by month, each step beside the number it is a share of; lines named at their end. */
export function StepCurve(props: StepCurveProps) {
  const { title, series, axis, unit, smallSample, height = 280 } = props;
  const formats = useFormats();
  const theme = useChartTheme();
  const option = useMemo(
    () => (width: number) => curveOption({ series, axis, unit, smallSample }, width, formats, theme),
    [series, axis, unit, smallSample, formats, theme],
  );
  const cellOf = (point: SharePoint | undefined) => (point ? pointText(point, formats) : null);
  const longest = series.reduce((most, { points }) => Math.max(most, points.length), 0);
  return (
    <ChartFrame
      title={title}
      table={{
        columns: [axis, ...series.map(({ label }) => label)],
        rows: Array.from({ length: longest }, (_, k) => ({
          key: String(k),
          cells: [String(k), ...series.map(({ points }) => cellOf(points[k]))],
        })),
      }}
    >
      <LazyEChart
        option={option}
        height={height}
        label={[
          title,
          ...series.map(({ label, points }) => {
            const last = points.at(-1);
            return `${label}: ${last ? `${axis} ${last.afterMonths}, ${pointText(last, formats)}` : '—'}`;
          }),
        ].join('. ')}
      />
    </ChartFrame>
  );
}

/** "38.2% (n = 412)". */
function pointText({ share, observed }: SharePoint, formats: Formats): string {
  return `${share === null ? '—' : formats.percent(share)} (n = ${formats.number(observed)})`;
}

type Drawn = Omit<StepCurveProps, 'title' | 'height'>;

function curveOption(
  { series, axis, unit, smallSample }: Drawn,
  width: number,
  formats: Formats,
  theme: ChartTheme,
): ChartOption {
  const look = axisLook(theme);
  const base = baseOption(theme);
  const first = series[0]?.points ?? [];
  const longest = series.reduce((most, { points }) => Math.max(most, points.length), 0);
  const highest = Math.max(
    0,
    ...series.flatMap(({ points }) => points.map(({ share }) => (share ?? 0) * 100)),
  );
  const every = Math.max(1, Math.ceil(longest / Math.max(3, Math.floor(width / 72))));
  const nameWidth = Math.max(...series.map(({ label }) => [...label].length)) * 13 + 52;
  const lineOf = ({ key, label, points }: ShareSeries, at: number): LineSeriesOption[] => {
    const colour = theme.of(at === 0 ? 'accent' : 'tierStrategicFill');
    const ink = theme.of(at === 0 ? 'accent' : 'tierStrategic');
    const firm = points.filter(({ observed }) => observed >= smallSample).length;
    const percentOf = ({ share }: SharePoint) => (share === null ? null : share * 100);
    const shared: LineSeriesOption = {
      type: 'line',
      step: 'end',
      symbol: 'circle',
      symbolSize: 4,
      itemStyle: { color: colour },
      connectNulls: false,
    };
    return [
      {
        ...shared,
        name: key,
        data: points.map((point, k) => (k < firm ? percentOf(point) : null)),
        lineStyle: { color: colour, width: at === 0 ? 2.5 : 2 },
      },
      // The name belongs to the end of the line, faint or not.
      {
        ...shared,
        name: `${key} small`,
        data: points.map((point, k) => (k >= firm - 1 ? percentOf(point) : null)),
        showSymbol: false,
        lineStyle: { color: colour, width: 1.5, type: [2, 3] },
        endLabel: {
          show: true,
          color: ink,
          fontSize: 12,
          formatter: ({ value }) =>
            `${plainText(label)} ${typeof value === 'number' ? formats.percent(value / 100, 0) : ''}`,
        },
        labelLayout: { moveOverlap: 'shiftY' },
      },
    ];
  };
  return {
    ...base,
    // A name at the end of a line that begins with a gap would fly in from nowhere.
    animation: false,
    grid: {
      left: 4,
      right: Math.min(width * 0.4, nameWidth),
      top: 28,
      bottom: 26,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: Array.from({ length: longest }, (_, k) => String(k)),
      name: `${axis} · n`,
      nameLocation: 'middle',
      nameGap: 42,
      ...look,
      splitLine: { show: false },
      axisLabel: {
        ...look.axisLabel,
        lineHeight: 16,
        interval: (at: number) => at % every === 0,
        // The number each share is of stands right under its month.
        formatter: (text: string) => {
          const observed = first[Number(text)]?.observed;
          return observed === undefined ? text : `${text}\n${formats.compact(observed)}`;
        },
      },
    },
    yAxis: {
      type: 'value',
      min: 0,
      // Whole percents end at 100, where nothing more can come.
      ...(highest > 80 && { max: 100, interval: 25 }),
      splitNumber: 4,
      name: unit,
      ...look,
      nameTextStyle: { ...look.nameTextStyle, align: 'left' },
      axisLine: { show: false },
    },
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: theme.of('chartAxis'), type: 'solid' } },
      formatter: (items) => {
        const k = (Array.isArray(items) ? items[0] : items)?.dataIndex ?? 0;
        const rows = series.flatMap(({ label, points }) =>
          points[k] ? [`${plainText(label)}  ${pointText(points[k], formats)}`] : [],
        );
        return [`${plainText(axis)} ${k}`, ...rows].join('\n');
      },
    },
    series: series.flatMap(lineOf),
  };
}
