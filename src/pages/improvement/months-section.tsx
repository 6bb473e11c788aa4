import type { ProjectedSettlement } from '../../contract/improvement-plans.ts';
import { Section } from '../../ui/blocks/section.tsx';
import { Missing } from '../../ui/format/missing.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import type { ViewPart } from './improvement-view.tsx';
import { useImprovementMessages } from './messages.ts';

/** Which months count now and which one leaves next. */
export function MonthsSection({ plan, model }: ViewPart) {
  const t = useImprovementMessages();
  const f = useFormats();
  const { projected, windows } = plan;
  const main = windows.toSorted((a, b) => b.indicators.length - a.indicators.length)[0];
  if (!main) return null;
  return (
    <Section
      title={t('monthsTitle', {
        first: f.period(main.periods[0] ?? ''),
        last: f.periodShort(main.periods.at(-1) ?? ''),
        leaves: f.periodShort(main.leavesNext),
      })}
      definition={{ name: t('months'), base: t('monthsDefinition'), source: 'O' }}
    >
      {projected && <Months projected={projected} digits={model.digits.total} />}
      {projected?.cut != null && projected.monthsRequired !== null && (
        <p className="improvement-quiet">
          {t('promotionRule', {
            required: String(projected.monthsRequired),
            passed: String(projected.monthsPassed ?? 0),
            cut: f.score(projected.cut, model.digits.total),
          })}
        </p>
      )}
      <ul className="improvement-windows">
        {windows.map(({ periods, leavesNext, indicators }) => (
          <li key={periods.length}>
            {t('windowLine', {
              count: periods.length,
              first: f.period(periods[0] ?? ''),
              leaves: f.periodShort(leavesNext),
              indicators: String(indicators.length),
            })}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Months({ projected, digits }: { projected: ProjectedSettlement; digits: number }) {
  const t = useImprovementMessages();
  const f = useFormats();
  const { months, cut, leavesNext } = projected;
  return (
    <ol className="improvement-months">
      {months.map(({ period, total, passes }, index) => (
        <li key={period} className={period === leavesNext ? 'improvement-month-leaving' : undefined}>
          <span className="improvement-label">{f.period(period)}</span>
          <strong className="wm-num">
            {total === null ? <Missing reason={t('monthNone')} /> : f.score(total, digits)}
          </strong>
          {cut !== null && total !== null && (
            <span className={passes ? 'improvement-gate-met' : 'improvement-meta'}>
              <span aria-hidden="true">{passes ? '✓ ' : '✗ '}</span>
              {t(passes ? 'monthPasses' : 'monthMisses', { cut: f.score(cut, 0) })}
            </span>
          )}
          <span className="improvement-meta">
            {period === leavesNext ? t('monthLeaves') : index === months.length - 1 ? t('monthNow') : ''}
          </span>
        </li>
      ))}
    </ol>
  );
}
