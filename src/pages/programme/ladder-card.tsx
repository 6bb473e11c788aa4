import { useId } from 'react';
import { Link } from 'react-router';
import { Button, ButtonLink } from '../../ui/blocks/button.tsx';
import { DefinitionPopover } from '../../ui/blocks/definition-popover.tsx';
import { Missing } from '../../ui/format/missing.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { PaceTag } from '../../ui/target/pace-tag.tsx';
import { useTargetWords } from '../../ui/target/target-words.ts';
import { GoalTrack } from './goal-track.tsx';
import { LadderFacts } from './ladder-facts.tsx';
import { LadderFunnel } from './ladder-funnel.tsx';
import './ladder-card.css';
import { useProgrammeMessages } from './messages.ts';
import type { LadderProps } from './programme-findings.tsx';
import { useClubName } from './use-club-name.ts';
import { useLadderDefinitions } from './use-ladder-definitions.ts';

interface LadderCardProps extends LadderProps {
  maySetTargets: boolean;
  /** Its course is the one shown below. */
  shown: boolean;
  onShow: () => void;
}

/** One club: how many of how many, whether time is on its side, and the funnel that leads to it. */
export function LadderCard({ ladder, board, rules, paths, maySetTargets, shown, onShow }: LadderCardProps) {
  const t = useProgrammeMessages();
  const words = useTargetWords();
  const formats = useFormats();
  const clubName = useClubName();
  const definitions = useLadderDefinitions()(ladder, board, rules);
  const titleId = useId();
  const { goal, attained } = ladder;
  const club = clubName(ladder);
  const members = paths.club(ladder);

  return (
    <article
      className={shown ? 'programme-card programme-card-shown' : 'programme-card'}
      aria-labelledby={titleId}
    >
      <header className="programme-card-head">
        <h3 id={titleId}>{club}</h3>
        <DefinitionPopover definition={definitions.club} />
      </header>
      <p className="programme-hero wm-num">
        {attained === null ? (
          <Missing reason={t('attainedUnknown')} />
        ) : (
          <Link
            className="programme-number"
            to={members.to}
            data-tip={members.withHigher ? t('stepIncludesHigher') : undefined}
            aria-label={t('attainedOpen', { club, count: attained })}
          >
            {formats.number(attained)}
          </Link>
        )}
        <span className="programme-hero-goal">
          {goal ? t('ofGoal', { goal: goal.goal }) : t('providers')}
        </span>
        {goal?.pace.status && (
          <span className="programme-card-status">
            <PaceTag status={goal.pace.status} />
          </span>
        )}
      </p>
      {goal && attained !== null && (
        <GoalTrack
          start={goal.startValue}
          attained={attained}
          goal={goal.goal}
          due={goal.pace.expectedValue}
        />
      )}
      {goal ? (
        <p className="wm-meta programme-start">
          {goal.startValue === null
            ? t('startUnknown', { source: words('start.unknown') })
            : t('start', { start: goal.startValue, source: words(`start.${goal.startSource}`) })}
          {' · '}
          {goal.ownerName === null ? t('ownerNone') : t('owner', { name: goal.ownerName })}
        </p>
      ) : (
        <p className="programme-nogoal">
          {t(board.goalScope === 'none' ? 'goalNeedsRegion' : 'noGoal')}
          {maySetTargets && board.goalScope !== 'none' && (
            <ButtonLink kind="quiet" size="small" to="/targets?target=new">
              {t('noGoalAction')}
            </ButtonLink>
          )}
        </p>
      )}
      {goal && <LadderFacts ladder={ladder} goal={goal} definitions={definitions} paths={paths} />}
      <LadderFunnel ladder={ladder} board={board} rules={rules} paths={paths} />
      <div className="programme-card-foot">
        <Button
          size="small"
          kind={shown ? 'quiet' : 'default'}
          icon={shown ? 'check' : 'chart'}
          aria-pressed={shown}
          onClick={() => {
            // First the way there: the new entry of the history keeps the place where it was begun.
            document.getElementById('programme-course')?.scrollIntoView?.({ block: 'start' });
            onShow();
          }}
        >
          {t(shown ? 'courseShown' : 'showCourse')}
        </Button>
      </div>
    </article>
  );
}
