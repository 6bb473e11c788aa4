import type { Transaction } from 'kysely';
import { type AlertChanges, alertChanges, type FoundAlert } from '../../src/domain/alert/alert-changes.ts';
import { alertsOf, kindsOf } from '../../src/domain/alert/alerts-of.ts';
import type { EvaluatedLeaps } from '../../src/domain/alert/leap-alerts.ts';
import type { AppContext } from '../context.ts';
import type { Database } from '../db/schema.ts';
import { asPlatform } from '../leaps/as-platform.ts';
import { fingerprintOf } from '../leaps/fingerprint.ts';
import { announceAlerts } from '../webhooks/announce-alerts.ts';
import { lockAlerts } from './alert-lock.ts';
import { readOpenAlerts, storeAlertChanges } from './store-alerts.ts';
import { readTargetStandings } from './target-standings.ts';

type Trx = Transaction<Database>;

/**
 * Brings the alerts to what is stored now, in the transaction that changed it: nobody ever sees a cause without its
 * alert. Targets are always looked at; leaps where they were just evaluated, and stay as they are where they were not.
 */
export function refreshAlerts(
  trx: Trx,
  context: Pick<AppContext, 'now'>,
  leaps: EvaluatedLeaps | null = null,
): Promise<void> {
  return asPlatform(trx, async () => {
    // Of two changes at once the second must find the alerts of the first.
    await lockAlerts(trx);
    const now = context.now();
    const state = { ...(await readTargetStandings(trx, now)), leaps };
    const open = alertsOf(state).map(
      (alert): FoundAlert => ({
        ...alert,
        fingerprint: fingerprintOf(JSON.stringify([alert.subject, alert.data])),
      }),
    );
    const changes: AlertChanges = alertChanges(await readOpenAlerts(trx, kindsOf(state)), open);
    await announceAlerts(trx, await storeAlertChanges(trx, changes, now), now);
  });
}
