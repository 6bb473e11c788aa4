import type { MerchantMoves } from '../../contract/merchant-moves.ts';
import { ChartFrame } from '../../ui/charts/chart-frame.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useMovesMessages } from './moves-messages.ts';
import './moves-chart.css';

type Month = MerchantMoves['months'][number];

const COLUMNS = ['merchants', 'up', 'upByMore', 'down', 'same', 'gap', 'first'] as const;

/** Rises above the line and falls below it, month by month; what lies across a gap is a number under them. */
export function MovesChart({ moves: { months, total } }: { moves: MerchantMoves }) {
  const t = useMovesMessages();
  const f = useFormats();
  const most = Math.max(1, ...months.map(({ up }) => up));
  const mostDown = Math.max(1, ...months.map(({ down }) => down));
  const cells = (moves: MerchantMoves['total']) => COLUMNS.map((name) => f.number(moves[name]));
  return (
    <ChartFrame
      title={t('chart')}
      legend={(['upByOne', 'upByMore', 'down'] as const).map((name) => (
        <span key={name} className="wm-legend-item">
          <span className={`moves-key moves-${name}`} aria-hidden="true" />
          {t(name)}
        </span>
      ))}
      table={{
        columns: [t('month'), ...COLUMNS.map((name) => t(name))],
        rows: [
          ...months.map((one) => ({ key: one.month, cells: [f.period(one.month), ...cells(one)] })),
          { key: 'total', cells: [t('total'), ...cells(total)] },
        ],
      }}
    >
      <ul
        className="moves-chart"
        // One scale up and down, so that a column twice as long is twice as many. The numbers reach into the rows around.
        style={{ gridTemplateRows: `18px ${most}fr 1px ${mostDown}fr 22px auto auto` }}
      >
        {months.map((one) => (
          <MonthColumn key={one.month} moves={one} most={most} mostDown={mostDown} />
        ))}
      </ul>
    </ChartFrame>
  );
}

function MonthColumn({ moves, most, mostDown }: { moves: Month; most: number; mostDown: number }) {
  const t = useMovesMessages();
  const f = useFormats();
  const { month, up, upByMore, down, gap } = moves;
  const percent = (count: number, of: number) => ({ height: `${(count / of) * 100}%` });
  const text = t('monthText', { ...moves, month: f.period(month) });
  return (
    <li className="moves-month" aria-label={text} data-tip={text}>
      <span className="moves-rise">
        <span className="moves-number wm-num">{up > 0 && f.compact(up)}</span>
        <span className="moves-bar moves-upByMore" style={percent(upByMore, most)} />
        <span className="moves-bar moves-upByOne" style={percent(up - upByMore, most)} />
      </span>
      <span className="moves-line" />
      <span className="moves-fall">
        <span className="moves-bar moves-down" style={percent(down, mostDown)} />
        <span className="moves-number wm-num">{down > 0 && f.compact(down)}</span>
      </span>
      <span className="moves-name">{f.periodShort(month)}</span>
      <span className="moves-gap wm-num">{gap > 0 && `${t('gap')} ${f.compact(gap)}`}</span>
    </li>
  );
}
