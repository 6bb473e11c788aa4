import { alertKey, type OpenAlert } from './alert.ts';
import type { AlertResolution } from './alert-kind.ts';

/** An alert that is stored and open. */
export interface StoredAlert {
  id: number;
  key: string;
  object: string;
  /** Of everything it says. */
  fingerprint: number;
}

/** A cause with what its alert would say. */
export type FoundAlert = OpenAlert & Pick<StoredAlert, 'fingerprint'>;

export interface AlertChanges {
  /** Causes that no open alert stands for, in the order found. */
  raised: readonly FoundAlert[];
  /** Open alerts whose figures moved: nobody is told again. */
  changed: readonly { id: number; alert: FoundAlert }[];
  resolved: readonly { id: number; resolution: AlertResolution }[];
}

/** What must be done so that exactly the causes that are there now are open. Nothing when they are already. */
export function alertChanges(stored: readonly StoredAlert[], open: readonly FoundAlert[]): AlertChanges {
  const storedByKey = new Map(stored.map((alert) => [alert.key, alert]));
  const keys = new Set(open.map(alertKey));
  const objects = new Set(open.map(({ object }) => object));
  return {
    raised: open.filter((alert) => !storedByKey.has(alertKey(alert))),
    changed: open.flatMap((alert) => {
      const known = storedByKey.get(alertKey(alert));
      return known && known.fingerprint !== alert.fingerprint ? [{ id: known.id, alert }] : [];
    }),
    resolved: stored.flatMap(({ id, key, object }): AlertChanges['resolved'][number][] =>
      keys.has(key) ? [] : [{ id, resolution: objects.has(object) ? 'replaced' : 'cleared' }],
    ),
  };
}
