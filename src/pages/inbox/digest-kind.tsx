import { Link } from 'react-router';
import type { Alert, Digest } from '../../contract/alerts.ts';
import { Section } from '../../ui/blocks/section.tsx';
import { alertPath } from './alert-path.ts';
import { chinaDayOf } from './china-day.ts';
import { useDigestMessages } from './digest-messages.ts';
import { digestFilter, PARTS, type Part, partName } from './digest-parts.ts';
import { inboxPath } from './inbox-address.ts';
import { useAlertEnding } from './use-alert-ending.ts';
import type { AlertText } from './use-alert-text.ts';

interface DigestKindProps {
  digest: Digest;
  of: Digest['kinds'][number];
  text: AlertText;
}

/** One kind of alert on one day: what arrived, what was resolved, what is left. */
export function DigestKind({ digest, of, text }: DigestKindProps) {
  return (
    <Section title={text.kind(of.kind)}>
      {PARTS.map((part) => (
        <DigestPart key={part} part={part} digest={digest} of={of} text={text} />
      ))}
    </Section>
  );
}

function DigestPart({ part, digest, of, text }: DigestKindProps & { part: Part }) {
  const t = useDigestMessages();
  const { total, items } = of[part];
  if (total === 0) return null;
  // What arrived on the day and is still open stands under what arrived already.
  const shown = part === 'open' ? items.filter(({ raisedAt }) => chinaDayOf(raisedAt) !== digest.day) : items;
  const isWhole = items.length === total;
  const isRepeated = shown.length < items.length;
  return (
    <div className="digest-part">
      <h3>{t(`part.${partName(part, digest)}`, { count: total })}</h3>
      {isRepeated && shown.length > 0 && <p className="digest-note">{t('earlier')}</p>}
      {isRepeated && shown.length === 0 && isWhole && <p className="digest-note">{t('listedAbove')}</p>}
      {shown.length > 0 && (
        <ul>
          {shown.map((alert) => (
            <DigestLine key={alert.id} alert={alert} text={text} isOver={part === 'resolved'} />
          ))}
        </ul>
      )}
      {!isWhole && (
        <Link className="digest-rest" to={inboxPath({ ...digestFilter(part, digest.day), kind: [of.kind] })}>
          {isRepeated ? t('all', { count: total }) : t('rest', { count: total - shown.length })}
        </Link>
      )}
    </div>
  );
}

function DigestLine({ alert, text, isOver }: { alert: Alert; text: AlertText; isOver: boolean }) {
  const ending = useAlertEnding();
  const { subject, matter } = text.explain(alert);
  const path = alertPath(alert);
  return (
    <li>
      {path === null ? <strong>{subject}</strong> : <Link to={path}>{subject}</Link>}{' '}
      <span className="digest-matter">{matter}</span>
      {isOver && <span className="digest-ending"> {ending(alert)}</span>}
    </li>
  );
}
