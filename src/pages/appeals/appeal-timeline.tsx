import type { AppealEvent } from '../../contract/appeals.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import { useAppealsMessages } from './messages.ts';

/** What each side did and wrote, as it was written. */
export function AppealTimeline({ events }: { events: readonly AppealEvent[] }) {
  const t = useAppealsMessages();
  const f = useFormats();
  return (
    <ol className="appeals-timeline">
      {events.map((event, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the log is only ever added to at its end
        <li key={at} className={`appeals-event appeals-event-${event.side}`}>
          <div className="appeals-event-head">
            <strong>{t(`event.${event.kind}`)}</strong>
            <span>
              {t(`side.${event.side}`)} · {event.by}
            </span>
            <time className="wm-meta wm-num" dateTime={event.at}>
              {f.instant(event.at)}
            </time>
          </div>
          {event.text && <p className="appeals-event-text">{event.text}</p>}
        </li>
      ))}
    </ol>
  );
}
