import { Link } from 'react-router';
import type { ProgrammeBoard } from '../../contract/programme.ts';
import { Section } from '../../ui/blocks/section.tsx';
import { Sparkline } from '../../ui/blocks/sparkline.tsx';
import { Compact } from '../../ui/format/compact.tsx';
import { Missing } from '../../ui/format/missing.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import type { FindingsProps } from './programme-findings.tsx';
import type { RowsPaths } from './rows-paths.ts';
import { useTotalsMessages } from './totals-messages.ts';

/** What the clubs together ask for, beside what there is. */
export function TotalsSection({ board, paths }: FindingsProps) {
  const t = useTotalsMessages();
  return (
    <Section
      title={t('totalsTitle')}
      definition={{ name: t('totalsTitle'), formula: t('totalsDefinition'), source: 'O' }}
    >
      <div className="programme-totals">
        {board.totals.map((total) => (
          <Total key={total.amount} total={total} paths={paths} needsRegion={board.goalScope === 'none'} />
        ))}
      </div>
    </Section>
  );
}

interface TotalProps {
  total: ProgrammeBoard['totals'][number];
  paths: RowsPaths;
  /** What is seen is no single place: goals appear once a region is chosen. */
  needsRegion: boolean;
}

function Total({ total, paths, needsRegion }: TotalProps) {
  const t = useTotalsMessages();
  const formats = useFormats();
  const { amount, implied, trailing12, inClubs, periodToDate, amountUnknown, series } = total;
  const text = (value: number) => (amount === 'gmv' ? formats.money(value) : formats.number(value));
  const rows = amount === 'gmv' ? paths.sortedBy('gmv') : paths.leaps('trailing');
  const yearRows = amount === 'gmv' ? null : paths.leaps('year');
  const top = Math.max(implied ?? 0, trailing12 ?? 0, 1);
  const newest = series.at(-1)?.value ?? null;
  // Leaps are few enough to be written out; shortened, they could not be held against what is implied.
  const shown = (value: number) =>
    amount === 'gmv' ? <Compact value={value} kind="money" /> : formats.number(value);

  return (
    <div className="programme-total">
      <div className="programme-total-line">
        <h3>
          {t(`total.${amount}`)} <span className="wm-meta">{t('totalPeriod')}</span>
        </h3>
        {series.length > 1 && (
          <Sparkline
            width={120}
            height={24}
            values={series.map(({ value }) => value)}
            label={t('totalSpark', {
              count: series.length,
              last: newest === null ? '—' : text(newest),
            })}
          />
        )}
      </div>
      <p className="programme-total-value wm-num">
        {trailing12 === null ? (
          <Missing reason={t('totalMissing')} />
        ) : rows === null ? (
          shown(trailing12)
        ) : (
          <Link className="programme-number" to={rows}>
            {shown(trailing12)}
          </Link>
        )}
        <span className="programme-hero-goal">
          {implied === null ? (
            <Missing reason={t(needsRegion ? 'totalNeedsRegion' : 'totalNoImplied')} />
          ) : (
            t('totalOf', { implied: text(implied) })
          )}
        </span>
      </p>
      {trailing12 !== null && implied !== null && (
        <div
          className="programme-track programme-track-tall"
          role="img"
          aria-label={t('totalBar', { actual: text(trailing12), implied: text(implied) })}
        >
          <span
            className="programme-track-attained programme-track-light"
            style={{ width: share(trailing12, top) }}
          />
          <span className="programme-track-attained" style={{ width: share(inClubs, top) }} />
          <span className="programme-track-due" style={{ insetInlineStart: share(implied, top) }} />
        </div>
      )}
      <dl className="programme-total-facts">
        {trailing12 !== null && implied !== null && implied > 0 && (
          <div>
            <dt>{t('totalShareName')}</dt>
            <dd className="wm-num">{formats.percent(trailing12 / implied)}</dd>
          </div>
        )}
        <div>
          <dt>
            <span className="programme-key" aria-hidden="true" />
            {t('totalInClubs')}
          </dt>
          <dd>{shown(inClubs)}</dd>
        </div>
        <div>
          <dt>{t('totalYear')}</dt>
          <dd>
            {periodToDate === null ? (
              <Missing reason={t('totalYearMissing')} />
            ) : yearRows === null ? (
              shown(periodToDate)
            ) : (
              <Link to={yearRows}>{shown(periodToDate)}</Link>
            )}
          </dd>
        </div>
      </dl>
      {amountUnknown > 0 && <p className="wm-meta">{t('totalUnknown', { count: amountUnknown })}</p>}
    </div>
  );
}

function share(value: number, top: number): string {
  return `${Math.min(100, (value / top) * 100)}%`;
}
