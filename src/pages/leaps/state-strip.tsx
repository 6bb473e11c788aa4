import { Link } from 'react-router';
import type { LeapPage } from '../../contract/leaps.ts';
import type { LeapState } from '../../domain/leap/leap-state.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import { LEAP_GROUPS, statesOf } from '../../ui/leap/leap-groups.ts';
import { useLeapGroupName, useLeapStateMeaning, useLeapStateName } from '../../ui/leap/leap-words.ts';
import { type LeapAddress, leapSearch, withFilter } from './leap-address.ts';
import { useLeapsMessages } from './messages.ts';

interface StateStripProps {
  counts: LeapPage['counts'];
  address: LeapAddress;
}

/** How many relations stand where, under the filters besides the state; each count leads to its rows. */
export function StateStrip({ counts, address }: StateStripProps) {
  const t = useLeapsMessages();
  const f = useFormats();
  const groupName = useLeapGroupName();
  const stateName = useLeapStateName();
  const meaning = useLeapStateMeaning();
  const countOf = new Map(counts.map(({ state, count }) => [state, count]));
  const chosen = address.filter.state ?? [];
  const isChosen = (states: readonly LeapState[]) =>
    chosen.length === states.length && states.every((state) => chosen.includes(state));
  /** Of what is chosen already the link leads back to all. */
  const to = (states: readonly LeapState[]) =>
    leapSearch({
      ...address,
      filter: withFilter(address.filter, 'state', isChosen(states) ? undefined : [...states]),
    }) || '?';
  return (
    <nav className="leaps-strip" aria-label={t('strip')}>
      {LEAP_GROUPS.map((group) => {
        const states = statesOf(group);
        const present = states.filter((state) => (countOf.get(state) ?? 0) > 0);
        const sum = present.reduce((total, state) => total + (countOf.get(state) ?? 0), 0);
        return (
          <div
            key={group}
            className={`leaps-cell leaps-cell-${group}${isChosen(states) ? ' leaps-cell-chosen' : ''}`}
          >
            <Link to={to(states)} className="leaps-cell-main" aria-current={isChosen(states) || undefined}>
              <span className="leaps-cell-name">{groupName(group)}</span>
              <span className="leaps-cell-count wm-num">{f.number(sum)}</span>
            </Link>
            {states.length > 1 && present.length > 0 && (
              <ul className="leaps-cell-states">
                {present.map((state) => (
                  <li key={state}>
                    <Link
                      to={to([state])}
                      aria-current={isChosen([state]) || undefined}
                      data-tip={meaning(state)}
                    >
                      {stateName(state)} <span className="wm-num">{f.number(countOf.get(state) ?? 0)}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </div>
        );
      })}
    </nav>
  );
}
