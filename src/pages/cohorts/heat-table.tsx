import type { CSSProperties, KeyboardEvent, ReactNode } from 'react';
import { Link } from 'react-router';
import type { CohortsView as CohortsFound } from '../../contract/programme.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import type { CellValueKind, CohortsQuery } from './cohorts-address.ts';
import { joinedIn, merchantRows, observed, retained } from './merchant-rows.ts';
import { useCohortsMessages } from './messages.ts';
import { SMALL_SAMPLE } from './small-sample.ts';

type Cohort = CohortsFound['all'];
type Point = Cohort['retention'][number];

interface HeatTableProps {
  cohorts: CohortsFound;
  /** What narrows the page narrows the rows behind its numbers. */
  view: CohortsQuery;
  show: CellValueKind;
  /** Joining month drawn in the curve. */
  chosen: string | null;
  onChoose: (month: string | null) => void;
}

/** Rows are joining months, columns months since; the fuller the colour, the more stayed, and the number says it. */
export function HeatTable({ cohorts, view, show, chosen, onChoose }: HeatTableProps) {
  const t = useCohortsMessages();
  const formats = useFormats();
  const { all, byMonth, months } = cohorts;
  const columns = all.retention.map(({ afterMonths }) => afterMonths);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="cohorts-heat" aria-label={t('retentionTitle')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('joined')}</th>
            <th scope="col">{t('merchants')}</th>
            {columns.map((k) => (
              <th key={k} scope="col">
                <span aria-hidden="true">{k}</span>
                <span className="wm-sr-only">{t('month', { k })}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={moveAlong}>
          <Row
            cohort={all}
            name={t('all')}
            show={show}
            length={columns.length}
            merchantsTo={months && merchantRows(view, { joinedFrom: months.from, joinedTo: months.through })}
            // Each joining month is looked at in another month: no one list of merchants has them all.
            cellTo={null}
          >
            {t('all')}
          </Row>
          {byMonth.map((cohort) => {
            const month = cohort.month ?? '';
            const name = formats.period(month);
            const on = chosen === month;
            return (
              <Row
                key={month}
                cohort={cohort}
                name={name}
                show={show}
                length={columns.length}
                merchantsTo={merchantRows(view, joinedIn(month))}
                cellTo={(k) =>
                  merchantRows(view, show === 'observed' ? observed(month, k) : retained(month, k))
                }
              >
                <button
                  type="button"
                  // The list beside the curve does the same with one tab stop instead of one per month.
                  tabIndex={-1}
                  className="cohorts-choose"
                  aria-pressed={on}
                  aria-label={`${name}: ${t(on ? 'compareStop' : 'compareCohort', { month: name })}`}
                  data-tip={t(on ? 'compareStop' : 'compareCohort', { month: name })}
                  onClick={() => onChoose(on ? null : month)}
                >
                  {name}
                </button>
              </Row>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** The arrows lead from cell to cell of a row. */
function moveAlong({ key, target }: KeyboardEvent<HTMLElement>): void {
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  const link = target instanceof Element ? target.closest<HTMLElement>('.cohorts-cell a') : null;
  if (step === 0 || !link) return;
  const links = [...(link.closest('tr')?.querySelectorAll<HTMLElement>('.cohorts-cell a') ?? [])];
  links[links.indexOf(link) + step]?.focus();
}

interface RowProps {
  cohort: Cohort;
  name: string;
  show: CellValueKind;
  length: number;
  /** Addresses of the rows behind the numbers; null: there is none. */
  merchantsTo: string | null;
  cellTo: ((afterMonths: number) => string) | null;
  children: ReactNode;
}

function Row({ cohort, name, show, length, merchantsTo, cellTo, children }: RowProps) {
  const t = useCohortsMessages();
  const formats = useFormats();
  const textOf = (point: Point) => {
    if (show === 'share') return point.share === null ? '—' : formats.number(point.share * 100, 0);
    return formats.number(point[show]);
  };
  const tipOf = (point: Point) =>
    [
      t('cell', {
        cohort: name,
        k: point.afterMonths,
        share: point.share === null ? '—' : formats.percent(point.share),
        reached: point.reached,
        observed: point.observed,
      }),
      point.withoutRow > 0 && t('cellWithoutRow', { count: point.withoutRow }),
      point.observed < SMALL_SAMPLE && t('cellSmall', { count: SMALL_SAMPLE }),
    ]
      .filter(Boolean)
      .join('\n');
  const missing = length - cohort.retention.length;
  return (
    <tr className={cohort.month === null ? 'cohorts-heat-all' : undefined}>
      <th scope="row">{children}</th>
      <td className="cohorts-heat-n">
        {merchantsTo === null ? (
          formats.number(cohort.merchants)
        ) : (
          <Link to={merchantsTo} aria-label={t('openJoined', { cohort: name, count: cohort.merchants })}>
            {formats.number(cohort.merchants)}
          </Link>
        )}
      </td>
      {cohort.retention.map((point) => (
        <td
          key={point.afterMonths}
          className={point.observed < SMALL_SAMPLE ? 'cohorts-cell cohorts-cell-small' : 'cohorts-cell'}
          style={{ '--cohorts-share': `${Math.round((point.share ?? 0) * 100)}%` } as CSSProperties}
          data-tip={tipOf(point)}
        >
          {cellTo === null ? (
            textOf(point)
          ) : (
            <Link
              to={cellTo(point.afterMonths)}
              // One tab stop per row; the arrows lead along it.
              tabIndex={point.afterMonths === 0 ? 0 : -1}
              aria-label={t('openCell', { cell: tipOf(point) })}
            >
              {textOf(point)}
            </Link>
          )}
        </td>
      ))}
      {missing > 0 && (
        <td className="cohorts-cell-none" colSpan={missing}>
          <span className="wm-sr-only">{t('notObserved')}</span>
        </td>
      )}
    </tr>
  );
}
