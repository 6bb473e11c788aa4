import type { AlertKind } from '../alert/alert-kind.ts';
import type { SpokenAlert } from '../alert/explain-alert.ts';

/** An alert as the API shows it to the platform's people; its text says no more than these fields. */
export type AnnouncedAlert = SpokenAlert & { id: string; raisedAt: string };

/** Most alerts that one message holds; of the others it says how many they are. */
export const MOST_ALERTS_TOLD = 20;

/** What is told, before it gets the shape that its receiver reads. */
export type WebhookMessage =
  | { kind: 'test' }
  | {
      kind: 'alerts';
      /** At most MOST_ALERTS_TOLD. */
      alerts: readonly AnnouncedAlert[];
      /** Raised at the same moment and not among `alerts`. */
      more: number;
      /** How many of each kind, `more` included; no zeros. */
      kinds: readonly { kind: AlertKind; alerts: number }[];
    };
