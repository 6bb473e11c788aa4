import { z } from 'zod';
import { ALERT_KINDS } from '../domain/alert/alert-kind.ts';
import { defineRoute } from './route.ts';

/** Apart from the alerts themselves: every page asks for it, and its shapes are in the first view. */
export const countAlerts = defineRoute({
  id: 'countAlerts',
  method: 'get',
  path: '/api/alerts/count',
  tag: 'alerts',
  summary: 'How many alerts are open and how many of them the caller has not read',
  action: 'alert.read',
  scope: 'caller',
  response: {
    kind: 'json',
    status: 200,
    shape: z
      .object({
        open: z.number().int(),
        unread: z.number().int().describe('Of the open ones'),
        kinds: z
          .array(z.object({ kind: z.enum(ALERT_KINDS), open: z.number().int(), unread: z.number().int() }))
          .describe('In the order of the kinds; no zeros'),
      })
      .meta({ id: 'AlertCount' }),
  },
  problems: [],
});
