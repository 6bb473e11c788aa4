import type { Appeal } from '../../contract/appeals.ts';
import { deadlineDate } from '../../domain/appeal/working-days.ts';
import { StateTag } from '../../ui/blocks/state-tag.tsx';
import { stateTones } from './appeal-words.ts';
import { useAppealsMessages } from './messages.ts';

export function AppealStateTag({ state }: Pick<Appeal, 'state'>) {
  const t = useAppealsMessages();
  return <StateTag tone={stateTones[state]}>{t(`state.${state}`)}</StateTag>;
}

/** How long there is for a decision; nothing once there is one. */
export function AppealClock({ appeal }: { appeal: Appeal }) {
  const t = useAppealsMessages();
  if (appeal.closedAt !== null) return null;
  const tip = t('clockTip', { at: deadlineDate(new Date(appeal.dueAt)) });
  if (appeal.overdue)
    return (
      <StateTag tone="bad" tip={tip}>
        {t('clockOverdue')}
      </StateTag>
    );
  const left = appeal.workingDaysLeft;
  return (
    <StateTag tone={left <= 2 ? 'attention' : 'neutral'} tip={tip}>
      {left === 0 ? t('clockToday') : t('clockLeft', { count: left })}
    </StateTag>
  );
}
