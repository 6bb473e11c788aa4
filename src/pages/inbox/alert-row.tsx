import { Link } from 'react-router';
import type { Alert } from '../../contract/alerts.ts';
import { Icon } from '../../ui/blocks/icons.tsx';
import { StateTag } from '../../ui/blocks/state-tag.tsx';
import { AlertKindTag } from './alert-kind-tag.tsx';
import { alertPath } from './alert-path.ts';
import { chinaTimeOf } from './china-day.ts';
import { useInboxMessages } from './messages.ts';
import { useAlertEnding } from './use-alert-ending.ts';
import type { AlertText } from './use-alert-text.ts';

interface AlertRowProps {
  alert: Alert;
  isRead: boolean;
  text: AlertText;
  onRead: (id: string) => void;
}

/** One alert as one sentence that leads to what it is about; opening it is reading it. */
export function AlertRow({ alert, isRead, text, onRead }: AlertRowProps) {
  const t = useInboxMessages();
  const ending = useAlertEnding();
  const { subject, matter, sentence } = text.explain(alert);
  const path = alertPath(alert);
  const read = () => onRead(alert.id);
  const words = (
    <>
      {!isRead && <span className="wm-sr-only">{t('unreadMark')} </span>}
      <strong>{subject}</strong> <span className="inbox-matter">{matter}</span>
    </>
  );
  return (
    <li
      className={['inbox-row', !isRead && 'inbox-row-unread', alert.resolvedAt && 'inbox-row-over']
        .filter(Boolean)
        .join(' ')}
      data-alert={alert.id}
    >
      <span className="inbox-dot" aria-hidden="true" />
      <span className="inbox-kind">
        <AlertKindTag alert={alert} name={text.kind(alert.kind)} />
      </span>
      {path === null ? (
        <span className="inbox-sentence" tabIndex={-1} data-alert-stop>
          {words}
        </span>
      ) : (
        <Link
          to={path}
          className="inbox-sentence"
          data-alert-stop
          onClick={read}
          // The middle button opens it beside the list.
          onAuxClick={(event) => event.button === 1 && read()}
        >
          {words}
        </Link>
      )}
      <span className="inbox-state">
        {alert.resolvedAt === null ? (
          <>
            {alert.kind === 'attribution_disputed' && alert.data.mayDecide && (
              <StateTag tone="attention">{t('awaitsYou')}</StateTag>
            )}
            <time dateTime={alert.raisedAt}>{chinaTimeOf(alert.raisedAt)}</time>
          </>
        ) : (
          ending(alert)
        )}
      </span>
      {isRead ? (
        <span className="inbox-mark" />
      ) : (
        <button
          type="button"
          className="inbox-mark"
          aria-label={t('markReadOf', { sentence })}
          data-tip={t('markRead')}
          onClick={read}
        >
          <Icon name="check" size={16} />
        </button>
      )}
    </li>
  );
}
