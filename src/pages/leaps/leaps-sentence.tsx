import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { leapCountsQuery } from '../../queries/leaps.ts';
import { programmeSettingsQuery } from '../../queries/programme-settings.ts';
import { FindingSentence } from '../../ui/blocks/finding-sentence.tsx';
import { SkeletonText } from '../../ui/blocks/skeleton.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { statesOf } from '../../ui/leap/leap-groups.ts';
import { leapSearch } from './leap-address.ts';
import { useLeapsMessages } from './messages.ts';

/** What stands where over everything the reader sees, whatever the filters below say. */
export function LeapsSentence({ own }: { own: boolean }) {
  const t = useLeapsMessages();
  const f = useFormats();
  const period = useQuery(programmeSettingsQuery()).data?.content.period;
  const all = useQuery(leapCountsQuery()).data;
  const inYear = {
    state: ['counted'],
    ...(period && { completedFrom: period.from, completedTo: period.to }),
  };
  const watched = { state: ['counted'], lapse: ['pending'] };
  const counted = useQuery({ ...leapCountsQuery(inYear), enabled: period !== undefined }).data;
  const pending = useQuery({ ...leapCountsQuery(watched), enabled: !own }).data;
  if (all?.evaluatedAt === null) return <FindingSentence>{t('findingNone')}</FindingSentence>;
  if (!all || !period || !counted || (!own && !pending)) return <SkeletonText lines={1} />;
  /** Nearest first where a sort says so. */
  const inStates = (states: readonly string[], sort?: string) => (
    <Link to={leapSearch({ filter: { state: [...states] }, ...(sort && { sort }) })}>
      {f.number(
        all.counts.filter(({ state }) => states.includes(state)).reduce((sum, { count }) => sum + count, 0),
      )}
    </Link>
  );
  return (
    <FindingSentence
      text={t(own ? 'ownFinding' : 'finding')}
      parts={{
        from: f.period(period.from),
        to: f.period(period.to),
        counted: <Link to={leapSearch({ filter: inYear })}>{f.number(counted.total)}</Link>,
        underway: inStates(statesOf('underway')),
        near: inStates(['near'], 'needed'),
        disputed: inStates(['disputed']),
        pending: <Link to={leapSearch({ filter: watched })}>{f.number(pending?.total ?? 0)}</Link>,
      }}
    />
  );
}
