import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Leap } from '../../contract/leaps.ts';
import { groupOf } from '../../domain/access/role.ts';
import type { LeapState } from '../../domain/leap/leap-state.ts';
import { alertCountsQuery } from '../../queries/alert-counts.ts';
import { leapCountsQuery, leapsQuery } from '../../queries/leaps.ts';
import { problemOf } from '../../queries/request.ts';
import { sessionQuery } from '../../queries/session.ts';
import { UnreadLink } from '../../ui/alert/unread-link.tsx';
import { ErrorState } from '../../ui/blocks/error-state.tsx';
import { FindingSentence } from '../../ui/blocks/finding-sentence.tsx';
import { Section } from '../../ui/blocks/section.tsx';
import { SkeletonText } from '../../ui/blocks/skeleton.tsx';
import { useFormats } from '../../ui/format/use-formats.ts';
import { HeldMonths } from '../../ui/leap/held-months.tsx';
import { useLeapStateMeaning, useLeapStateName } from '../../ui/leap/leap-words.ts';
import { useLeapExplanation } from '../../ui/leap/use-leap-explanation.ts';
import { useLeapHomeMessages } from './leap-home-messages.ts';
import { OwnTargets } from './own-targets.tsx';

/** What a provider asks first of its leaps, in this order. */
const SHOWN = ['counted', 'near', 'in_progress', 'disputed'] as const satisfies readonly LeapState[];
const NEAREST = 3;

/** Where the provider stands in the programme: its leaps, the merchants nearest to one, and its own goal. */
export function LeapsAndTargets({ providerId }: { providerId: string }) {
  const t = useLeapHomeMessages();
  const f = useFormats();
  const counts = useQuery(leapCountsQuery({ provider: providerId }));
  if (counts.error)
    return (
      <Section title={t('title')}>
        <ErrorState problem={problemOf(counts.error)} onRetry={() => void counts.refetch()} />
      </Section>
    );
  if (!counts.data)
    return (
      <Section title={t('title')}>
        <SkeletonText lines={5} />
      </Section>
    );
  const { monthsThrough, total } = counts.data;
  const of = (state: LeapState) => counts.data.counts.find((one) => one.state === state)?.count ?? 0;
  return (
    <Section
      title={t('title')}
      {...(monthsThrough && { note: t('through', { month: f.period(monthsThrough) }) })}
      actions={<OwnUnread />}
      definition={{ name: t('title'), formula: t('how'), base: t('base'), source: 'O' }}
    >
      <div className="improvement-leaps">
        {total === 0 ? (
          <p className="improvement-quiet">{t('none')}</p>
        ) : (
          <>
            <LeapFacts providerId={providerId} of={of} />
            <Nearest providerId={providerId} state={of('near') > 0 ? 'near' : 'in_progress'} of={of} />
          </>
        )}
        <OwnTargets providerId={providerId} />
      </div>
    </Section>
  );
}

/** On a provider's own home; on the same page others would read of alerts that are not about this provider. */
function OwnUnread() {
  const { data: session } = useQuery(sessionQuery());
  const isOwn = session?.caller ? groupOf(session.caller.role) === 'provider' : false;
  const { data } = useQuery({ ...alertCountsQuery(), enabled: isOwn });
  return isOwn && data ? <UnreadLink count={data.unread} /> : null;
}

interface CountsProps {
  providerId: string;
  of: (state: LeapState) => number;
}

function LeapFacts({ providerId, of }: CountsProps) {
  const f = useFormats();
  const name = useLeapStateName();
  const meaning = useLeapStateMeaning();
  return (
    <ul className="improvement-leap-counts">
      {SHOWN.map((state) => (
        <li key={state}>
          <Link to={leapsPath(providerId, state)} data-tip={meaning(state)}>
            <span className="improvement-label">{name(state)}</span>
            <span className="improvement-leap-count wm-num">{f.number(of(state))}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The merchants that need least, with what each still lacks. */
function Nearest({ providerId, state, of }: CountsProps & { state: 'near' | 'in_progress' }) {
  const t = useLeapHomeMessages();
  const found = useInfiniteQuery({
    ...leapsQuery({ provider: providerId, state, sort: 'needed', limit: NEAREST }),
    enabled: of(state) > 0,
  });
  if (of(state) === 0) return <p className="improvement-quiet">{t('noneNear')}</p>;
  const rows = found.data?.pages[0]?.items;
  if (found.error)
    return <ErrorState problem={problemOf(found.error)} onRetry={() => void found.refetch()} />;
  if (!rows) return <SkeletonText lines={NEAREST} />;
  return (
    <div>
      <FindingSentence
        text={t(state === 'near' ? 'nearSentence' : 'progressSentence', { count: of(state) })}
        parts={{ all: <Link to={leapsPath(providerId, state)}>{t('all')}</Link> }}
      />
      <ul className="improvement-nearest">
        {rows.map((leap) => (
          <NearLeap key={leap.id} leap={leap} />
        ))}
      </ul>
    </div>
  );
}

function NearLeap({ leap }: { leap: Leap }) {
  const f = useFormats();
  const explain = useLeapExplanation();
  const { sentence } = explain(leap);
  const { name, nameEn } = leap.merchant;
  return (
    <li>
      <Link to={`/leaps?leap=${encodeURIComponent(leap.id)}`}>
        {f.lang === 'en' ? (nameEn ?? name) : name}
      </Link>
      <HeldMonths held={leap.held} />
      <span className="improvement-meta">{sentence}</span>
    </li>
  );
}

function leapsPath(providerId: string, state: LeapState): string {
  const sort = state === 'near' || state === 'in_progress' ? '&sort=needed' : '';
  return `/leaps?state=${state}&provider=${encodeURIComponent(providerId)}${sort}`;
}
