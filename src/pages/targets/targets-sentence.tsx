import type { ReactNode } from 'react';
import { Fragment } from 'react';
import { Link } from 'react-router';
import type { listTargets } from '../../contract/targets.ts';
import type { RouteOutput } from '../../queries/request.ts';
import { FindingSentence, fillMarkers } from '../../ui/blocks/finding-sentence.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useTargetsMessages } from './messages.ts';
import { NONE, type TargetsAddress, targetsSearch, withFilter } from './targets-address.ts';

type TargetPage = RouteOutput<typeof listTargets>;

interface TargetsSentenceProps {
  page: TargetPage;
  address: TargetsAddress;
  /** Who answers for a goal is no concern of the provider whose goal it is. */
  showOwners: boolean;
}

/** How many targets are where, each number a link to its rows. Kinds that do not occur are not spoken of. */
export function TargetsSentence({ page, address, showOwners }: TargetsSentenceProps) {
  const t = useTargetsMessages();
  const f = useFormats();
  const { filter } = address;
  const to = (next: TargetsAddress['filter']) => ({ search: targetsSearch({ ...address, filter: next }) });
  const all = page.counts.reduce((sum, { targets }) => sum + targets, 0);
  if (all === 0 || page.month === null) return null;
  const states = page.counts.filter(({ targets }) => targets > 0);
  // The worst first: that is what the list is opened for.
  const order = ['at_high_risk', 'behind', 'on_track', 'ahead', NONE];
  const pieces: ReactNode[] = [...states]
    .sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status))
    .map(({ status, targets }) =>
      fillMarkers(t(`say.${status}`), {
        count: <Link to={to(withFilter(filter, 'status', [status]))}>{f.number(targets)}</Link>,
      }),
    );
  if (showOwners && page.withoutOwner > 0)
    pieces.push(
      fillMarkers(t('say.ownerless'), {
        count: <Link to={to(withFilter(filter, 'owner', NONE))}>{f.number(page.withoutOwner)}</Link>,
      }),
    );
  return (
    <FindingSentence>
      {fillMarkers(t('say.lead', { month: f.period(page.month) }), {
        total: <Link to={to(withFilter(filter, 'status', []))}>{f.number(all)}</Link>,
      })}
      {pieces.map((piece, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one sentence never reorder
        <Fragment key={at}>
          {at > 0 && t('comma')}
          {piece}
        </Fragment>
      ))}
      {t('stop')}
    </FindingSentence>
  );
}
