import type { Ref } from 'react';
import { Link } from 'react-router';
import type { Alert } from '../../contract/alerts.ts';
import { useLang } from '../../ui/i18n/language.ts';
import { AlertRow } from './alert-row.tsx';
import { chinaDayOf, shiftDay, weekdayOf } from './china-day.ts';
import { useInboxMessages } from './messages.ts';
import type { AlertText } from './use-alert-text.ts';

interface AlertListProps {
  ref: Ref<HTMLElement>;
  /** Newest first. */
  alerts: readonly Alert[];
  isRead: (alert: Alert) => boolean;
  text: AlertText;
  today: string;
  stale: boolean;
  onRead: (id: string) => void;
}

/** The alerts under the days in China on which they arrived. */
export function AlertList({ ref, alerts, isRead, text, today, stale, onRead }: AlertListProps) {
  const t = useInboxMessages();
  return (
    <section className="inbox-list" aria-label={t('list')} aria-busy={stale} ref={ref}>
      {[...Map.groupBy(alerts, ({ raisedAt }) => chinaDayOf(raisedAt))].map(([day, ofDay]) => (
        <div key={day} className="inbox-day">
          <div className="inbox-day-head">
            <h2>
              <DayName day={day} today={today} />
            </h2>
            <Link to={`/inbox/digest?day=${day}`} aria-label={t('dayDigest', { day })}>
              {t('toDigest')}
            </Link>
          </div>
          <ul>
            {ofDay.map((alert) => (
              <AlertRow key={alert.id} alert={alert} isRead={isRead(alert)} text={text} onRead={onRead} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function DayName({ day, today }: { day: string; today: string }) {
  const t = useInboxMessages();
  const lang = useLang();
  const date = t('dayHeading', { day, weekday: weekdayOf(day, lang) });
  const near = day === today ? t('today') : day === shiftDay(today, -1) ? t('yesterday') : null;
  return near === null ? (
    date
  ) : (
    <>
      {near} <span className="inbox-day-date">{date}</span>
    </>
  );
}
