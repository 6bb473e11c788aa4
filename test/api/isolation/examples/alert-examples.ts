import type { Caller } from '../../../../server/context.ts';
import { isNumbered, seesAlert } from '../alerts.ts';
import type { Objects } from '../objects.ts';
import { counts, type Example, type Examples, MISSING, nobody, whole } from './example.ts';

const told =
  (objects: Objects, isWanted: (alert: Objects['alerts'][number]) => boolean = () => true) =>
  (caller: Caller) =>
    objects.alerts.filter((alert) => isWanted(alert) && seesAlert(caller, alert, objects)).length;
const open = (objects: Objects) => (caller: Caller) =>
  told(objects, ({ resolvedAt }) => resolvedAt === null)(caller);

function aboutAlerts(objects: Objects): Example[] {
  return [
    ...objects.alerts
      // Everybody has read the ones that are over.
      .filter((alert) => alert.resolvedAt === null && isNumbered(alert))
      .map((alert) => ({
        object: `alert ${alert.kind} ${alert.id}`,
        body: { ids: [alert.id] },
        said: [alert.id],
        seenBy: (caller: Caller | null) => seesAlert(caller, alert, objects),
        unseenStatus: 200,
        check: counts(
          (answer: { marked: number }) => answer.marked,
          () => 1,
        ),
      })),
    {
      ...{ object: 'no alert', body: { ids: [MISSING] }, said: [MISSING], seenBy: nobody },
      unseenStatus: 200,
    },
  ];
}

export const ALERT_EXAMPLES: Examples = {
  listAlerts: (objects) => [
    {
      ...{ object: 'all', said: [], query: { state: 'all', limit: '200' } },
      check: counts((page: { total: number }) => page.total, told(objects)),
    },
    whole({ check: counts((page: { total: number }) => page.total, open(objects)) }),
  ],
  countAlerts: (objects) => [
    whole({ check: counts((found: { open: number }) => found.open, open(objects)) }),
    {
      ...{ object: 'unread', said: [] },
      check: counts((found: { unread: number }) => found.unread, open(objects)),
    },
  ],
  getDigest: (objects) => [
    whole({ check: counts((found: { totals: { open: number } }) => found.totals.open, open(objects)) }),
  ],
  markAlertsRead: (objects) => aboutAlerts(objects),
};
