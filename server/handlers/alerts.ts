import { countAlerts, listAlerts } from '../alerts/list-alerts.ts';
import { markAlertsRead } from '../alerts/mark-alerts-read.ts';
import { readDigest } from '../alerts/read-digest.ts';
import type { HandlersOf } from '../http/handler.ts';

export const alertHandlers: HandlersOf<'listAlerts' | 'countAlerts' | 'markAlertsRead' | 'getDigest'> = {
  listAlerts: ({ context, caller, query }) => listAlerts(context.db, caller, query),

  countAlerts: ({ context, caller }) => countAlerts(context.db, caller),

  markAlertsRead: ({ context, caller, body }) => markAlertsRead(context.db, caller, body, context.now()),

  getDigest: ({ context, caller, query }) => readDigest(context.db, caller, query.day, context.now()),
};
