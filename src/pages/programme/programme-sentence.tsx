import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { LadderView } from '../../contract/programme.ts';
import { PACE_STATUSES } from '../../domain/target/pace.ts';
import { FindingSentence } from '../../ui/blocks/finding-sentence.tsx';
import { JumpLink } from '../../ui/blocks/jump-link.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useTargetReason, useTargetWords } from '../../ui/target/target-words.ts';
import { useProgrammeMessages } from './messages.ts';
import type { FindingsProps } from './programme-findings.tsx';
import { worstLadder } from './rows-paths.ts';
import { useClubName } from './use-club-name.ts';

/** The club that time runs away from, how the others stand, and what the year brought; numbers open their rows. */
export function ProgrammeSentence({ board, rules, paths }: FindingsProps) {
  const t = useProgrammeMessages();
  const words = useTargetWords();
  const reasonOf = useTargetReason();
  const formats = useFormats();
  const clubName = useClubName();
  const parts: Record<string, ReactNode> = {};
  const link = (to: string | null, text: string) => (to === null ? text : <Link to={to}>{text}</Link>);
  const members = (ladder: LadderView) => {
    const { to, withHigher } = paths.club(ladder);
    return (
      <Link to={to} data-tip={withHigher ? t('stepIncludesHigher') : undefined}>
        {ladder.attained === null ? '—' : formats.number(ladder.attained)}
      </Link>
    );
  };
  let text = '';

  const worst = worstLadder(board);
  if (worst?.goal && worst.attained !== null) {
    const { goal } = worst;
    const { value, status, reason } = goal.forecast;
    parts.ladder = clubName(worst);
    parts.attained = members(worst);
    parts.goal = formats.number(goal.goal);
    parts.index = link(paths.target(goal.targetId), formats.number(goal.pace.index ?? 0, 2));
    parts.status = goal.pace.status && words(`pace.${goal.pace.status}`).toLowerCase();
    text = t('findingWorst');
    if (value !== null) {
      const speed = { months: rules?.forecast.recentMonths ?? '', to: formats.period(goal.to) };
      parts.forecast = <JumpLink to="programme-course">{formats.number(value)}</JumpLink>;
      parts.gap = <JumpLink to="programme-next">{formats.number(goal.goal - value)}</JumpLink>;
      text += t(status === 'on_track' ? 'findingForecastEnough' : 'findingForecastGap', speed);
    } else text += t('findingForecastNone', { reason: reasonOf(reason) });

    const list = PACE_STATUSES.toReversed().flatMap((one) => {
      const count = board.ladders.filter(({ goal }) => goal?.pace.status === one).length;
      if (count === 0) return [];
      const measures = board.ladders.flatMap(({ goal, code }) =>
        goal?.pace.status === one ? [`${code}_providers`] : [],
      );
      parts[one] = link(paths.targets({ status: one, measure: measures.join(',') }), formats.number(count));
      return [t(`findingCount.${one}`)];
    });
    text += t('findingStatuses', { ladders: board.ladders.length, list: list.join(t('listJoin')) });
  } else {
    const clubs = board.ladders.map((ladder) => {
      parts[`${ladder.code}Count`] = members(ladder);
      parts[`${ladder.code}Name`] = clubName(ladder);
      return t('findingClub')
        .replace('{ladder}', `{${ladder.code}Name}`)
        .replace('{attained}', `{${ladder.code}Count}`);
    });
    text = t(board.goalScope === 'none' ? 'findingClubs' : 'findingNoGoals').replace(
      '{clubs}',
      clubs.join(t('listJoin')),
    );
  }

  const total = (amount: 'leaps' | 'gmv') =>
    board.totals.find((one) => one.amount === amount)?.trailing12 ?? null;
  const leaps = total('leaps');
  const gmv = total('gmv');
  if (leaps !== null) parts.leaps = link(paths.leaps('trailing'), formats.number(leaps));
  if (gmv !== null) parts.gmv = link(paths.sortedBy('gmv'), formats.money(gmv));
  if (leaps !== null && gmv !== null) text += t('findingTotals');
  else if (leaps !== null) text += t('findingTotalLeaps');
  else if (gmv !== null) text += t('findingTotalGmv');

  return <FindingSentence text={text + t('end')} parts={parts} />;
}
