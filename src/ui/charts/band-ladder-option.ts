import type { CustomSeriesOption } from 'echarts/charts';
import { bandOf } from '../../domain/leap/band.ts';
import type { Formats } from '../format/use-formats.ts';
import { ladderBackdrop, laneHeight } from './band-ladder-backdrop.ts';
import type { useBandLadderWords } from './band-ladder-words.ts';
import { type ChartBand, ladderHeight } from './band-scale.ts';
import { type LadderBaseline, type LadderWindow, type PlacedSpan, servedIn } from './band-spans.ts';
import { axisLook, baseOption, type ChartTheme, plainText } from './chart-theme.ts';
import type { ChartOption } from './lazy-echart.tsx';
import { isLabelled } from './trend-line.tsx';

export interface DrawnLadder {
  months: readonly string[];
  yuan: readonly (number | null)[];
  bands: readonly ChartBand[];
  /** Heights of the foot and the top of the plot. */
  range: readonly [low: number, high: number];
  placed: readonly PlacedSpan[];
  lanes: number;
  windows: readonly LadderWindow[];
  baselines: readonly LadderBaseline[];
  reason: ((month: string) => string) | undefined;
}

export interface LadderLook {
  width: number;
  t: ReturnType<typeof useBandLadderWords>;
  formats: Formats;
  theme: ChartTheme;
}

/** Between the lanes and the highest band a number above its point has room. */
const headRoom = 22;
const footRoom = 28;

export function ladderPlotHeight(
  [low, high]: readonly [number, number],
  lanes: number,
  compact: boolean,
): number {
  const step = compact ? 34 : 44;
  return lanes * laneHeight + headRoom + footRoom + Math.max(compact ? 110 : 176, (high - low) * step);
}

export function bandLadderOption(drawn: DrawnLadder, look: LadderLook): ChartOption {
  const { months, yuan, bands, range, lanes } = drawn;
  const { width, formats, theme } = look;
  const axes = axisLook(theme);
  const backdrop: CustomSeriesOption = {
    id: 'backdrop',
    type: 'custom',
    silent: true,
    clip: false,
    z: 1,
    data: [[0, range[0]]],
    tooltip: { show: false },
    renderItem: (params, api) => ladderBackdrop(drawn, look, params, api),
  };
  return {
    ...baseOption(theme),
    // What is marked arrives after the months; growing them a second time would only distract.
    animation: false,
    grid: {
      left: 4,
      // The codes of the bands stand at the right of the plot.
      right: 34,
      top: lanes * laneHeight + headRoom,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: {
      type: 'category',
      data: months.map((month, at) => (at === 0 ? formats.period(month) : formats.periodShort(month))),
      ...axes,
      splitLine: { show: false },
      axisLabel: { ...axes.axisLabel, hideOverlap: true, interval: (at: number) => isLabelled(months, at) },
    },
    yAxis: {
      type: 'value',
      min: range[0],
      max: range[1],
      interval: 1,
      ...axes,
      axisLine: { show: false },
      splitLine: { lineStyle: { color: theme.of('chartGrid'), width: 1 } },
      axisLabel: {
        ...axes.axisLabel,
        formatter: (value: number) => {
          const bound = bands[value]?.fromYuan;
          return bound === undefined ? '' : formats.compact(bound);
        },
      },
    },
    tooltip: {
      ...baseOption(theme).tooltip,
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { color: theme.of('chartAxis'), type: 'solid' } },
      formatter: (items) => {
        const all = Array.isArray(items) ? items : [items];
        const at = all.find((item) => item.seriesId === 'paid')?.dataIndex;
        return at === undefined ? '' : tipText(drawn, look, at);
      },
    },
    series: [
      backdrop,
      {
        id: 'paid',
        type: 'line',
        z: 3,
        connectNulls: false,
        showSymbol: true,
        symbol: 'circle',
        lineStyle: { color: theme.of('accent'), width: 2 },
        itemStyle: { color: theme.of('accent') },
        data: yuan.map((amount, at) => point(drawn, look, amount, at, width / Math.max(1, months.length))),
      },
    ],
  };
}

/** A month; the marked ones and the last carry their amounts where there is room for them. */
function point(
  { months, yuan, bands, windows }: DrawnLadder,
  { formats, theme }: LadderLook,
  amount: number | null,
  at: number,
  roomPerMonth: number,
) {
  if (amount === null) return { value: '-' };
  const month = months[at] ?? '';
  const marked = windows.some((one) => one.firstMonth <= month && month <= one.lastMonth);
  const closing = windows.some((one) => one.lastMonth === month);
  const last = at === yuan.findLastIndex((value) => value !== null);
  const fell = (yuan[at - 1] ?? 0) > amount;
  const label = last || closing || (marked && roomPerMonth >= 44);
  return {
    value: ladderHeight(amount, bands),
    symbolSize: marked ? 9 : 6,
    ...(label && {
      label: {
        show: true,
        // The line comes down from above to a month that fell.
        position: fell ? ('bottom' as const) : ('top' as const),
        distance: 6,
        // At the end of a narrow plot half of the number would run into the names of the bands.
        ...(at === months.length - 1 && roomPerMonth < 56 && { offset: [roomPerMonth / 2 - 28, 0] }),
        color: theme.of('text'),
        fontSize: 12,
        fontWeight: marked ? 600 : 400,
        textBorderColor: theme.of('surface'),
        textBorderWidth: 3,
        formatter: formats.compact(amount),
      },
    }),
  };
}

function tipText(
  { months, yuan, bands, placed, reason }: DrawnLadder,
  { t, formats }: LadderLook,
  at: number,
) {
  const month = months[at] ?? '';
  const amount = yuan[at] ?? null;
  const served = servedIn(placed, at, t);
  return [
    formats.period(month),
    amount === null
      ? (reason?.(month) ?? t('noRow'))
      : `${t('paid')}  ${formats.exactMoney(amount)}  ${bands[bandOf(amount, bands)]?.code ?? ''}`,
    served && `${t('servedBy')}  ${plainText(served)}`,
  ]
    .filter(Boolean)
    .join('\n');
}
