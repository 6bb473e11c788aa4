import type { Alert } from '../../contract/alerts.ts';
import { useLeapStateName, useLeapWords } from '../../ui/leap/leap-words.ts';
import { chinaDayOf } from './china-day.ts';
import { useInboxMessages } from './messages.ts';

/** When an alert was over, and what has become of what it is about; null while it is open. */
export type AlertEnding = (alert: Alert) => string | null;

/** An alert also ends when things get worse, so wherever one is over its ending is told. */
export function useAlertEnding(): AlertEnding {
  const t = useInboxMessages();
  const stateName = useLeapStateName();
  const word = useLeapWords();
  return (alert) => {
    if (alert.resolvedAt === null) return null;
    const day = chinaDayOf(alert.resolvedAt);
    if (alert.resolution === 'replaced') return t('replaced', { day });
    const cleared = t('cleared', { day });
    if (alert.kind !== 'leap_near' && alert.kind !== 'leap_lapsing') return cleared;
    const { state, lapse } = alert.leap;
    // A leap that lapsed goes on counting: its state alone would tell of a loss as if nothing had happened.
    const isDecided = alert.kind === 'leap_lapsing' && lapse !== null && lapse !== 'pending';
    return `${cleared} · ${t('nowState', { state: isDecided ? word(`lapse.${lapse}`) : stateName(state) })}`;
  };
}
