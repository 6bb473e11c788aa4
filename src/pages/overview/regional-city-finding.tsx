import { Link } from 'react-router';
import type { CityFigures } from '../../contract/city-figures.ts';
import { FindingSentence } from '../../ui/blocks/finding-sentence.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useRegionalCityMessages } from './regional-city-messages.ts';
import { useCityName } from './regional-city-name.ts';
import { cityFinding, missingMerchants } from './regional-city-rows.ts';
import { regionalPath as path, type Where } from './regional-path.ts';

/** Which cities are late and by how much; without targets, who is furthest from the published penetration. */
export function RegionalCityFinding({ figures, where }: { figures: CityFigures; where: Where }) {
  const t = useRegionalCityMessages();
  const f = useFormats();
  const cityName = useCityName();
  const finding = cityFinding(figures.items, figures.publishedPenetration);
  if (finding === null) return null;
  const targets = { ...where, level: 'city', measure: 'leaps' };
  if (finding.kind === 'late') {
    const { cities, late, worst, gap } = finding;
    return (
      <FindingSentence
        text={t('late')}
        parts={{
          cities: f.number(cities),
          late: (
            <Link to={path('/targets', { ...targets, status: 'at_high_risk,behind', sort: 'index' })}>
              {f.number(late)}
            </Link>
          ),
          city: cityName(worst),
          gap: (
            <Link
              to={path('/targets', {
                level: 'city',
                q: worst.city ?? undefined,
                target: worst.targets.leaps?.id,
              })}
            >
              {f.number(gap)}
            </Link>
          ),
        }}
      />
    );
  }
  const published = f.percent(figures.publishedPenetration, 0);
  const lowest = finding.lowest && {
    city: cityName(finding.lowest),
    share: (
      <Link to={path('/merchants', { ...where, city: finding.lowest.city ?? undefined, sold: 'yes' })}>
        {f.percent(finding.lowest.penetration.share ?? 0)}
      </Link>
    ),
    merchants: f.number(missingMerchants(finding.lowest, figures.publishedPenetration)),
  };
  if (finding.kind === 'on_pace')
    return (
      <FindingSentence
        text={t(lowest ? 'onPaceLowest' : 'onPace')}
        parts={{
          published,
          ...lowest,
          paced: <Link to={path('/targets', targets)}>{f.number(finding.paced)}</Link>,
        }}
      />
    );
  return (
    <FindingSentence
      text={t(lowest ? 'below' : 'noneBelow')}
      parts={{
        published,
        ...lowest,
        cities: f.number(finding.cities),
        below: f.number(finding.below),
      }}
    />
  );
}
