import { z } from 'zod';
import { ALERT_KINDS, ALERT_RESOLUTIONS } from '../domain/alert/alert-kind.ts';
import { LAPSE_STATES } from '../domain/leap/leap-outcome.ts';
import { LEAP_STATES } from '../domain/leap/leap-state.ts';
import { TARGET_LEVELS, TARGET_MEASURES } from '../domain/target/measure.ts';
import { cursorQuery, isoDate, localizedText, pageOf, period, queryList, timestamp } from './common.ts';
import { missingPart } from './leaps.ts';
import { defineRoute } from './route.ts';

const named = z.object({ id: z.string(), name: z.string(), nameEn: z.string().nullable() });
const kind = z.enum(ALERT_KINDS);

const common = {
  id: z.string(),
  raisedAt: timestamp,
  resolvedAt: timestamp.nullable().describe('Null while its cause lasts'),
  resolution: z
    .enum(ALERT_RESOLUTIONS)
    .nullable()
    .describe('cleared: the cause is gone; replaced: a newer alert says more of the same object; null: open'),
  readAt: timestamp.nullable().describe('When the caller read it; null: not yet'),
};

const target = z
  .object({
    id: z.string(),
    level: z.enum(TARGET_LEVELS),
    scope: z.string().nullable().describe('Region code, city code or provider id; null: the programme'),
    scopeName: localizedText.nullable().describe('Null: the programme'),
    measure: z.enum(TARGET_MEASURES),
    unit: z.enum(['yuan', 'leap', 'provider']),
    goal: z.number(),
    from: period,
    to: period,
    owner: z.object({ id: z.string(), name: z.string() }).nullable().describe('Null: nobody'),
    mayOpen: z.boolean().describe('False for an owner outside whose scope the target lies'),
  })
  .describe('As it is while the alert is open, and as it was when it ended');

const leap = z
  .object({
    id: z.string().describe('Of the service relation, as in /api/leaps'),
    provider: named,
    merchant: named,
    state: z
      .enum(LEAP_STATES)
      .describe('Where the relation stands now: says how an alert that is over ended'),
    lapse: z.enum(LAPSE_STATES).nullable().describe('Whether its counted leap was kept; null without one'),
  })
  .describe('As it is now');

const targetBehind = z.object({
  ...common,
  kind: z.literal('target_behind'),
  target,
  data: z.object({
    since: period.describe('Month of the latest fall: pace was better the month before'),
    month: period.describe('Month that the figures below are of'),
    status: z.enum(['behind', 'at_high_risk']),
    index: z
      .number()
      .nullable()
      .describe('Pace index, two decimals; null for an owner outside whose scope the target lies'),
    attained: z.number().nullable().describe('Start value included; null together with index'),
    expectedValue: z.number().describe('Due by the end of the month'),
  }),
});

const leapNear = z.object({
  ...common,
  kind: z.literal('leap_near'),
  leap,
  data: z.object({
    month: period.describe('The month that can complete the leap'),
    atLeastYuan: z.number().describe('Least paid GMV that the month needs'),
    targetBand: z.string().describe('Code of the band to be held'),
    held: z.object({ months: z.number().int(), of: z.number().int() }),
    missing: z.array(missingPart).describe('Everything between the merchant and the leap, the month first'),
  }),
});

const leapLapsing = z.object({
  ...common,
  kind: z.literal('leap_lapsing'),
  leap,
  data: z.object({
    completedMonth: period.describe('Month that dates the leap'),
    month: period.describe('The month that decides: below the band once more and the leap lapses'),
    atLeastYuan: z.number().describe('Lower bound of the band: paid GMV of the month that keeps the leap'),
    band: z.string().describe('Code of the band the leap reached'),
    below: z.number().int().describe('Months below the band so far'),
    of: z.number().int().describe('Months that decide'),
    months: z.array(z.object({ month: period, yuan: z.number() })).describe('Those months, oldest first'),
  }),
});

const attributionDisputed = z.object({
  ...common,
  kind: z.literal('attribution_disputed'),
  merchant: named,
  data: z.object({
    month: period.describe('Month that completes the leap in dispute'),
    candidates: z
      .array(
        z.object({
          leapId: z.string().nullable().describe('Null when the caller may not see that relation'),
          provider: named.nullable().describe('Null when the caller may not see that provider'),
        }),
      )
      .describe('At least one of them with a leapId'),
    mayDecide: z
      .boolean()
      .describe('Open, and the caller may decide it: their role may, and every candidate is seen'),
  }),
});

const targetWithoutOwner = z.object({
  ...common,
  kind: z.literal('target_without_owner'),
  target,
  data: z.object({}).describe('The target says it all'),
});

/** One alert with its typed data; `kind` says which. No ready text: whoever shows it writes the sentence. */
export const alert = z
  .discriminatedUnion('kind', [targetBehind, leapNear, leapLapsing, attributionDisputed, targetWithoutOwner])
  .meta({ id: 'Alert' });
export type Alert = z.infer<typeof alert>;

export const alertFilter = z.object({
  kind: queryList.optional().describe('Any of these kinds'),
  unread: z
    .enum(['yes', 'no'])
    .optional()
    .describe('yes: only those the caller has not read; no: only read ones'),
  state: z.enum(['open', 'resolved', 'all']).default('open'),
  raisedOn: z.iso.date().optional().describe('Raised on that day in China'),
  resolvedOn: z.iso.date().optional().describe('Over since that day in China'),
  openAt: z.iso.date().optional().describe('Raised by the end of that day in China and open then'),
});
export type AlertFilter = z.infer<typeof alertFilter>;

const tag = 'alerts';

export const listAlerts = defineRoute({
  id: 'listAlerts',
  method: 'get',
  path: '/api/alerts',
  tag,
  summary: 'Alerts for the caller, newest first',
  action: 'alert.read',
  scope: 'caller',
  query: alertFilter.extend(cursorQuery.shape),
  response: {
    kind: 'json',
    status: 200,
    shape: pageOf(alert)
      .extend({
        counts: z
          .array(z.object({ kind, alerts: z.number().int(), unread: z.number().int() }))
          .describe('Over the filter with its kinds lifted; no zeros'),
      })
      .meta({ id: 'AlertPage' }),
  },
  problems: [],
});

export const markAlertsRead = defineRoute({
  id: 'markAlertsRead',
  method: 'post',
  path: '/api/alerts/read',
  tag,
  summary: 'Mark alerts as read by the caller',
  action: 'alert.read',
  scope: 'caller',
  effect: 'own',
  body: {
    kind: 'json',
    shape: z.union([
      z.strictObject({
        ids: z.array(z.string()).min(1).max(200).describe('Others’ and unknown ones are passed over'),
      }),
      z.strictObject({
        all: z.literal(true),
        until: z.iso.datetime().describe('Raised at that moment or before: what came meanwhile stays unread'),
      }),
    ]),
  },
  response: {
    kind: 'json',
    status: 200,
    shape: z.object({ marked: z.number().int().describe('Not read before') }).meta({ id: 'AlertsMarked' }),
  },
  problems: [],
});

const digestPart = z.object({
  total: z.number().int().describe('Exactly as many as listAlerts answers for that day and kind'),
  items: z.array(alert).describe('The newest of them, 20 at most'),
});

export const digest = z
  .object({
    day: isoDate.describe('Calendar day in China, Asia/Shanghai'),
    today: isoDate,
    firstDay: isoDate.nullable().describe('Day of the oldest alert the caller may see; null: there is none'),
    totals: z.object({
      raised: z.number().int(),
      open: z.number().int().describe('Open when the day ended, or now when it has not'),
      resolved: z.number().int(),
    }),
    kinds: z
      .array(z.object({ kind, raised: digestPart, open: digestPart, resolved: digestPart }))
      .describe('Every kind, in the order of the kinds'),
  })
  .meta({ id: 'Digest' });
export type Digest = z.infer<typeof digest>;

export const getDigest = defineRoute({
  id: 'getDigest',
  method: 'get',
  path: '/api/alerts/digest',
  tag,
  summary: 'One day: what arrived, what was open at its end and what was resolved',
  action: 'alert.read',
  scope: 'caller',
  query: z.object({ day: z.iso.date().optional().describe('Day in China; today when left out') }),
  response: { kind: 'json', status: 200, shape: digest },
  problems: [],
});
