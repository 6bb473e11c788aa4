import { useFormats } from '../../ui/format/use-formats.ts';
import { useProgrammeMessages } from './messages.ts';

export interface GoalTrackProps {
  /** Null: not known. */
  start: number | null;
  attained: number;
  goal: number;
  /** Value due by now. */
  due: number;
}

/** What is there, what was there at the start, and a mark where it should be by now; the numbers stand beside it. */
export function GoalTrack({ start, attained, goal, due }: GoalTrackProps) {
  const t = useProgrammeMessages();
  const formats = useFormats();
  const top = Math.max(goal, attained, 1);
  const at = (value: number) => `${Math.min(100, Math.max(0, (value / top) * 100))}%`;
  const tip = [
    start !== null && t('trackStart', { value: start }),
    t('trackAttained', { value: formats.number(attained - (start ?? 0)) }),
    due > 0 && t('trackDue', { value: formats.number(due, Number.isInteger(due) ? 0 : 1) }),
  ];
  return (
    // The same numbers stand in words above and below.
    <div className="programme-track" aria-hidden="true" data-tip={tip.filter(Boolean).join('\n')}>
      <span className="programme-track-attained" style={{ width: at(attained) }} />
      {start !== null && start > 0 && (
        <span className="programme-track-start" style={{ width: at(Math.min(start, attained)) }} />
      )}
      {due > 0 && <span className="programme-track-due" style={{ insetInlineStart: at(due) }} />}
    </div>
  );
}
