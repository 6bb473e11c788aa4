import { Link } from 'react-router';
import type { CityTarget } from '../../contract/city-figures.ts';
import { type Formats, useFormats } from '../../ui/format/use-formats.ts';
import { useRegionalCityMessages } from './regional-city-messages.ts';
import { useCityName } from './regional-city-name.ts';
import type { ShownCity } from './regional-city-rows.ts';
import { regionalPath } from './regional-path.ts';

type Words = ReturnType<typeof useRegionalCityMessages>;

interface CityGoalProps {
  row: ShownCity;
  target: CityTarget;
  name: string;
  /** What the target counts is not the number before it. */
  apart?: boolean;
}

/** The goal after a number; it opens the target itself, among those of the city. */
export function CityGoal({ row, target, name, apart = false }: CityGoalProps) {
  const t = useRegionalCityMessages();
  const f = useFormats();
  const cityName = useCityName();
  const goal = f.number(target.goal, 0);
  const attained = target.attained === null ? t('notKnown') : f.number(target.attained);
  return (
    <span className="overview-city-goal">
      {apart ? ' · ' : ' / '}
      <Link
        to={regionalPath('/targets', { level: 'city', q: row.city ?? undefined, target: target.id })}
        aria-label={t('ofGoal', { name: `${cityName(row)} ${name}`, goal })}
      >
        {apart ? t('ownGoal', { attained, goal }) : goal}
      </Link>
    </span>
  );
}

/** When the goal is to be reached and what is still missing. */
export function goalTip(target: CityTarget | null, t: Words, f: Formats): string | undefined {
  if (!target) return undefined;
  const { goal, attained, needed } = target;
  const terms = { from: f.period(target.from), to: f.period(target.to), goal: f.number(goal, 0) };
  return attained === null || needed.remaining === null
    ? t('goalUnknownTip', terms)
    : t('goalTip', { ...terms, attained: f.number(attained), remaining: f.number(needed.remaining) });
}
