import type { CustomSeriesRenderItem } from 'echarts';
import { fontFamily } from '../theme/tokens.ts';
import type { DrawnLadder, LadderLook } from './band-ladder-option.ts';
import { ladderHeight } from './band-scale.ts';
import { spanName } from './band-spans.ts';

export const laneHeight = 22;

type Api = Parameters<CustomSeriesRenderItem>[1];
type Shape = Extract<NonNullable<ReturnType<CustomSeriesRenderItem>>, { type: 'rect' | 'text' | 'line' }>;

/** The plot in px, and where months and heights are in it. */
interface Plot {
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** From months since the start of the axis. */
  x: (months: number) => number;
  y: (height: number) => number;
}

/** Everything behind the line: service, marked months, baselines, names of the bands, months without figures. */
export function ladderBackdrop(
  drawn: DrawnLadder,
  look: LadderLook,
  params: Parameters<CustomSeriesRenderItem>[0],
  api: Api,
): ReturnType<CustomSeriesRenderItem> {
  const box = params.coordSys as unknown as { x: number; y: number; width: number; height: number };
  const perMonth = box.width / Math.max(1, drawn.months.length);
  const plot: Plot = {
    left: box.x,
    right: box.x + box.width,
    top: box.y,
    bottom: box.y + box.height,
    x: (months) => box.x + months * perMonth,
    y: (height) => api.coord([0, height])[1] ?? box.y,
  };
  return {
    type: 'group',
    // What is drawn changes in number and kind: shapes must not turn into each other.
    $mergeChildren: false,
    children: [
      ...services(drawn, look, plot),
      ...windows(drawn, look, plot),
      ...bandCodes(drawn, look, plot),
      ...baselines(drawn, look, plot),
      ...gaps(drawn, look, plot),
    ],
  };
}

function services({ placed, lanes }: DrawnLadder, { theme, t }: LadderLook, plot: Plot): Shape[] {
  return placed.flatMap((span): Shape[] => {
    const x = plot.x(span.from);
    const width = Math.max(2, plot.x(span.to) - x);
    const top = plot.top - 22 - (lanes - span.lane) * laneHeight;
    const [line, fill] =
      span.role === 'primary'
        ? [theme.of('accent'), theme.of('accentSoft')]
        : [theme.of('info'), theme.of('infoSoft')];
    const dash = span.role === 'primary' ? {} : { lineDash: [3, 3] };
    return [
      {
        type: 'rect',
        shape: { x, y: plot.top, width, height: plot.bottom - plot.top },
        style: { fill, opacity: span.role === 'primary' ? 0.45 : 0.3 },
      },
      {
        type: 'rect',
        shape: { x, y: top, width, height: laneHeight - 4, r: 3 },
        style: { fill, stroke: line, lineWidth: 1, ...dash },
      },
      ...(width < 28
        ? []
        : [
            {
              type: 'text' as const,
              x: x + 6,
              y: top + (laneHeight - 4) / 2,
              style: {
                text: spanName(span, t),
                width: width - 12,
                overflow: 'truncate' as const,
                fill: theme.of('text'),
                fontFamily,
                fontSize: 12,
                verticalAlign: 'middle' as const,
              },
            },
          ]),
    ];
  });
}

function windows({ windows, months }: DrawnLadder, { theme }: LadderLook, plot: Plot): Shape[] {
  return windows.flatMap((one): Shape[] => {
    const first = months.indexOf(one.firstMonth);
    const last = months.indexOf(one.lastMonth);
    if (first < 0 || last < 0) return [];
    const x = plot.x(first);
    const width = plot.x(last + 1) - x;
    const colour = theme.of(one.tone === 'held' ? 'good' : 'attention');
    const soft = theme.of(one.tone === 'held' ? 'goodSoft' : 'attentionSoft');
    return [
      {
        type: 'rect',
        shape: { x, y: plot.top - 18, width, height: plot.bottom - plot.top + 18, r: 3 },
        style: { fill: soft, opacity: theme.scheme === 'dark' ? 0.5 : 0.75 },
      },
      {
        type: 'rect',
        shape: { x, y: plot.top - 18, width, height: plot.bottom - plot.top + 18, r: 3 },
        style: { fill: 'none', stroke: colour, lineWidth: 1, lineDash: [4, 3] },
      },
      {
        type: 'text',
        x: x + width / 2,
        y: plot.bottom - 4,
        style: {
          text: one.label,
          fill: colour,
          stroke: theme.of('surface'),
          lineWidth: 3,
          fontFamily,
          fontSize: 12,
          fontWeight: 600,
          align: 'center',
          verticalAlign: 'bottom',
        },
      },
    ];
  });
}

function bandCodes({ bands, range }: DrawnLadder, { theme }: LadderLook, plot: Plot): Shape[] {
  return bands.slice(range[0], range[1]).map((band, at) => ({
    type: 'text',
    x: plot.right + 8,
    y: plot.y(range[0] + at + 0.5),
    style: {
      text: band.code,
      fill: theme.of('textSoft'),
      fontFamily,
      fontSize: 12,
      fontWeight: 600,
      verticalAlign: 'middle',
    },
  }));
}

function baselines({ baselines, months, bands, yuan }: DrawnLadder, look: LadderLook, plot: Plot): Shape[] {
  const { theme, t, formats } = look;
  return baselines.flatMap((one): Shape[] => {
    const first = Math.max(0, months.indexOf(one.firstMonth));
    const last = months.indexOf(one.lastMonth);
    if (last < 0) return [];
    const y = plot.y(ladderHeight(one.yuan, bands));
    const colour = theme.of('tierStrategic');
    const right = plot.x(last + 1);
    // Below its line and below the points around it, which stand on the line; above both where there is no room.
    const around = yuan
      .slice(first, last + 1)
      .flatMap((amount) => (amount === null ? [] : [plot.y(ladderHeight(amount, bands))]));
    const below = Math.max(y, ...around) + 6;
    const room = below + 14 <= plot.bottom;
    return [
      {
        type: 'line',
        shape: { x1: plot.x(first), y1: y, x2: right, y2: y },
        style: { stroke: colour, lineWidth: 2, lineDash: [5, 4] },
      },
      {
        type: 'text',
        x: plot.x(first),
        y: room ? below : Math.min(y, ...around) - 22,
        style: {
          text: t('baseline', { amount: formats.compact(one.yuan) }),
          fill: colour,
          stroke: theme.of('surface'),
          lineWidth: 3,
          fontFamily,
          fontSize: 12,
          verticalAlign: 'top',
        },
      },
    ];
  });
}

/** A month without figures is not a month without sales: a dash at its foot says so. */
function gaps({ yuan }: DrawnLadder, { theme }: LadderLook, plot: Plot): Shape[] {
  return yuan.flatMap((amount, at): Shape[] =>
    amount === null
      ? [
          {
            type: 'text',
            x: plot.x(at + 0.5),
            y: plot.bottom - 4,
            style: {
              text: '—',
              fill: theme.of('textMeta'),
              fontFamily,
              fontSize: 12,
              align: 'center',
              verticalAlign: 'bottom',
            },
          },
        ]
      : [],
  );
}
