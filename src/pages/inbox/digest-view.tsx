import { Fragment } from 'react';
import { Link } from 'react-router';
import type { Digest } from '../../contract/alerts.ts';
import { EmptyState } from '../../ui/blocks/empty-state.tsx';
import { FindingSentence, fillMarkers } from '../../ui/blocks/finding-sentence.tsx';
import { DigestKind } from './digest-kind.tsx';
import { useDigestMessages } from './digest-messages.ts';
import { digestFilter, type Part } from './digest-parts.ts';
import { DigestTable } from './digest-table.tsx';
import { inboxPath } from './inbox-address.ts';
import { useInboxMessages } from './messages.ts';
import type { AlertText } from './use-alert-text.ts';

interface DigestViewProps {
  digest: Digest;
  text: AlertText;
  dayName: string;
  stale: boolean;
}

export function DigestView({ digest, text, dayName, stale }: DigestViewProps) {
  const t = useDigestMessages();
  const { totals, kinds, firstDay } = digest;
  if (firstDay === null) return <EmptyState title={t('noneTitle')} detail={t('none')} />;
  const isQuiet = totals.raised + totals.open + totals.resolved === 0;
  return (
    <div className="digest" aria-busy={stale}>
      <Sentence digest={digest} dayName={dayName} />
      {isQuiet ? (
        <p className="digest-note">{t('quiet')}</p>
      ) : (
        <>
          <DigestTable digest={digest} text={text} />
          {kinds
            .filter(({ raised, open, resolved }) => raised.total + open.total + resolved.total > 0)
            .map((of) => (
              <DigestKind key={of.kind} digest={digest} of={of} text={text} />
            ))}
        </>
      )}
      <p className="wm-meta">{t('footnote')}</p>
    </div>
  );
}

function Sentence({ digest, dayName }: Pick<DigestViewProps, 'digest' | 'dayName'>) {
  const t = useDigestMessages();
  const inbox = useInboxMessages();
  const { day, today, totals, kinds } = digest;
  const number = (part: Part) => {
    const words = t('count', { count: totals[part] });
    return totals[part] === 0 ? words : <Link to={inboxPath(digestFilter(part, day))}>{words}</Link>;
  };
  const left = kinds.filter(({ open }) => open.total > 0);
  return (
    <FindingSentence
      text={t(day >= today ? 'findingToday' : 'finding')}
      parts={{
        day: dayName,
        raised: number('raised'),
        resolved: number('resolved'),
        open: number('open'),
        kinds:
          left.length > 0 &&
          fillMarkers(t('openKinds'), {
            kinds: left.map(({ kind, open }, at) => (
              <Fragment key={kind}>
                {at > 0 && inbox('comma')}
                <Link to={inboxPath({ ...digestFilter('open', day), kind: [kind] })}>
                  {inbox(`say.${kind}`, { count: open.total })}
                </Link>
              </Fragment>
            )),
          }),
      }}
    />
  );
}
