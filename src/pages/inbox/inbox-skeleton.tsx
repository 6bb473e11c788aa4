import { useSharedMessages } from '../../ui/i18n/shared-messages.ts';

const ROWS = Array.from({ length: 8 }, (_, at) => `row-${at}`);

/** The rows to come, in their height. */
export function InboxSkeleton() {
  const t = useSharedMessages();
  return (
    <div className="inbox-list" role="status" aria-label={t('loading')}>
      <div className="inbox-day">
        <div className="inbox-day-head" aria-hidden="true">
          <span className="wm-skeleton wm-skeleton-line inbox-skeleton-day" />
        </div>
        <ul aria-hidden="true">
          {ROWS.map((row) => (
            <li key={row} className="inbox-row">
              <span />
              <span className="wm-skeleton wm-skeleton-line inbox-kind" />
              <span className="wm-skeleton wm-skeleton-line inbox-sentence" />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
