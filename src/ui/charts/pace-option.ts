import type { CustomSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { Formats } from '../format/use-formats.ts';
import { axisLook, baseOption, type ChartTheme, plainText } from './chart-theme.ts';
import type { ChartOption } from './lazy-echart.tsx';
import type { PaceChartProps } from './pace-chart.tsx';
import { amountText, forecastText } from './pace-text.ts';
import { isLabelled } from './trend-line.tsx';

type Drawn = Required<Omit<PaceChartProps, 'title' | 'height'>> & {
  words: { attained: string; expected: string; forecast: string };
};

export function paceOption(drawn: Drawn, width: number, formats: Formats, theme: ChartTheme): ChartOption {
  const { months, attained, expected, forecast, unit, kind, words } = drawn;
  const text = (value: number) => amountText(value, kind, formats);
  const look = axisLook(theme);
  const base = baseOption(theme);
  const names = [
    `${words.expected} ${text(expected.findLast((value) => value !== null) ?? 0)}`,
    forecast ? forecastText(forecast, kind, words.forecast, formats) : '',
  ];
  const newest = attained.findLastIndex((value) => value !== null);
  const newestPoint = (value: number) => ({
    value,
    // The newest month is where the eye begins.
    symbolSize: 8,
    label: {
      show: true,
      position: 'top' as const,
      distance: 6,
      color: theme.of('accent'),
      fontSize: 12,
      fontWeight: 600,
      textBorderColor: theme.of('surface'),
      textBorderWidth: 3,
      formatter: `${words.attained} ${text(value)}`,
    },
  });
  return {
    ...base,
    // A name at the end of a line that begins with a gap would fly in from nowhere.
    animation: false,
    grid: {
      left: 4,
      right: Math.min(width * 0.4, Math.max(...names.map(textWidth)) + 12),
      top: 28,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: months.map((month, at) => (at === 0 ? formats.period(month) : formats.periodShort(month))),
      ...look,
      splitLine: { show: false },
      axisLabel: { ...look.axisLabel, hideOverlap: true, interval: (at: number) => isLabelled(months, at) },
    },
    yAxis: {
      type: 'value',
      min: 0,
      splitNumber: 4,
      ...(kind === 'number' && { minInterval: 1 }),
      name: unit,
      ...look,
      nameTextStyle: { ...look.nameTextStyle, align: 'left' },
      axisLine: { show: false },
      axisLabel: { ...look.axisLabel, formatter: (value: number) => formats.compact(value) },
    },
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: theme.of('chartAxis'), type: 'solid' } },
      formatter: (items) => {
        const at = (Array.isArray(items) ? items[0] : items)?.dataIndex ?? 0;
        const rows = [
          formats.period(months[at] ?? ''),
          ...(attained[at] == null ? [] : [`${words.attained}  ${text(attained[at])}`]),
          ...(expected[at] == null ? [] : [`${words.expected}  ${text(expected[at])}`]),
          ...(forecast && forecast.month === months[at]
            ? [forecastText(forecast, kind, words.forecast, formats)]
            : []),
        ];
        return plainText(rows.join('\n'));
      },
    },
    series: [
      ...forecastSeries(drawn, formats, theme),
      {
        ...line('expected', expected, theme.of('textMeta'), [5, 4]),
        endLabel: {
          show: true,
          color: theme.of('textSoft'),
          fontSize: 12,
          formatter: ({ value }) => `${words.expected} ${typeof value === 'number' ? text(value) : ''}`,
        },
        labelLayout: { moveOverlap: 'shiftY' },
      },
      {
        ...line('attained', attained, theme.of('accent'), []),
        data: attained.map((value, at) => (at === newest && value !== null ? newestPoint(value) : value)),
        showSymbol: true,
        symbol: 'circle',
        symbolSize: 4,
        lineStyle: { color: theme.of('accent'), width: 2.5 },
      },
    ],
  };
}

function line(
  name: string,
  values: readonly (number | null)[],
  colour: string,
  dash: number[],
): LineSeriesOption {
  return {
    type: 'line',
    name,
    data: [...values],
    connectNulls: false,
    showSymbol: false,
    lineStyle: { color: colour, width: 1.5, ...(dash.length > 0 && { type: dash }) },
    itemStyle: { color: colour },
  };
}

/** A dashed way from the newest month to the forecast, inside the fan that its past errors open. */
function forecastSeries(
  { months, attained, forecast, kind, words }: Drawn,
  formats: Formats,
  theme: ChartTheme,
): (LineSeriesOption | CustomSeriesOption)[] {
  const from = attained.findLastIndex((value) => value !== null);
  const start = attained[from];
  const to = forecast ? months.indexOf(forecast.month) : -1;
  if (!forecast || start == null || to <= from) return [];
  const way: LineSeriesOption = {
    ...line(
      'forecast',
      months.map((_, at) => (at === from ? start : at === to ? forecast.value : null)),
      theme.of('tierStrategicFill'),
      [2, 3],
    ),
    connectNulls: true,
    lineStyle: { color: theme.of('tierStrategicFill'), width: 2, type: [2, 3] },
    endLabel: {
      show: true,
      color: theme.of('tierStrategic'),
      fontSize: 12,
      formatter: () => plainText(forecastText(forecast, kind, words.forecast, formats)),
    },
    labelLayout: { moveOverlap: 'shiftY' },
  };
  const { range } = forecast;
  if (!range) return [way];
  const fan: CustomSeriesOption = {
    type: 'custom',
    name: 'range',
    silent: true,
    // The value axis must reach the top of the fan; the points themselves are drawn below.
    data: [
      [from, start],
      [to, range.high],
    ],
    encode: { x: 0, y: 1 },
    tooltip: { show: false },
    renderItem: (params, api) => {
      if (params.dataIndex !== 0) return null;
      return {
        type: 'polygon',
        shape: {
          points: [api.coord([from, start]), api.coord([to, range.high]), api.coord([to, range.low])],
        },
        style: { fill: theme.of('tierStrategicFill'), opacity: 0.22 },
      };
    },
  };
  return [fan, way];
}

/** Chinese letters are squares, others about half of one. */
function textWidth(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 12.5 : 7), 0);
}
