import { KpiCard, KpiRow } from '../../ui/blocks/kpi-card.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { Compact } from '../../ui/format/compact.tsx';
import { Missing } from '../../ui/format/missing.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useOverviewMessages } from './messages.ts';
import { rowsPath } from './overview-address.ts';
import type { FindingsProps } from './overview-findings.tsx';

/** Size of the business behind the ratings: sums against the period before, and how many reach a named line. */
export function MeasuresSection({ overview, model, words, view }: FindingsProps) {
  const t = useOverviewMessages();
  const formats = useFormats();
  if (overview.measures.length === 0 && overview.clubs.length === 0) return null;
  const unitOf = (code: string) => model?.indicators.find((indicator) => indicator.code === code)?.unit;
  const { previousPeriod } = overview.stamp;
  const amount = (code: string, value: number) =>
    unitOf(code) === 'yuan' ? formats.money(value) : formats.compact(value);

  return (
    <Section title={t('measuresTitle')} bare>
      <div className="overview-measures">
        <KpiRow>
          {overview.measures.map(({ indicator, sum, previousSum }) => {
            const definition = words.definition(indicator);
            return (
              <KpiCard
                key={indicator}
                label={words.indicator(indicator)}
                value={
                  sum === null ? (
                    <Missing reason={t('measureMissing')} />
                  ) : (
                    <Compact value={sum} kind={unitOf(indicator) === 'yuan' ? 'money' : 'number'} />
                  )
                }
                {...(sum !== null &&
                  previousSum !== null &&
                  previousSum !== 0 &&
                  previousPeriod !== null && {
                    delta: {
                      value: sum / previousSum - 1,
                      kind: 'percent',
                      against: t('measureAgainst', { period: formats.period(previousPeriod) }),
                    },
                  })}
                {...(definition && { definition })}
                to={rowsPath(view, { sort: `-measure:${indicator}` })}
              />
            );
          })}
        </KpiRow>
        <KpiRow>
          {overview.clubs.map(({ indicator, atLeast, count }) => {
            const definition = words.definition(indicator);
            const name = t('clubName', {
              name: words.indicator(indicator),
              amount: amount(indicator, atLeast),
            });
            return (
              <KpiCard
                key={`${indicator} ${atLeast}`}
                label={name}
                value={formats.number(count)}
                unit={t('clubUnit')}
                note={t('clubShare', { share: formats.percent(count / overview.headline.providers) })}
                definition={{
                  ...definition,
                  name,
                  base: t('clubDefinition', { amount: amount(indicator, atLeast) }),
                  extra: definition?.base
                    ? [{ label: words.indicator(indicator), value: definition.base }]
                    : [],
                }}
                to={rowsPath(view, {
                  measureFrom: [`${indicator}:${atLeast}`],
                  sort: `-measure:${indicator}`,
                })}
              />
            );
          })}
        </KpiRow>
      </div>
    </Section>
  );
}
