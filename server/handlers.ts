import { accountHandlers } from './handlers/accounts.ts';
import { alertHandlers } from './handlers/alerts.ts';
import { appealHandlers } from './handlers/appeals.ts';
import { assessmentHandlers } from './handlers/assessments.ts';
import { auditHandlers } from './handlers/audit.ts';
import { modelHandlers } from './handlers/capability-models.ts';
import { importHandlers } from './handlers/imports.ts';
import { improvementPlanHandlers } from './handlers/improvement-plan.ts';
import { invitationHandlers } from './handlers/invitations.ts';
import { leapHandlers } from './handlers/leaps.ts';
import { merchantHandlers } from './handlers/merchants.ts';
import { overviewHandlers } from './handlers/overview.ts';
import { periodHandlers } from './handlers/periods.ts';
import { programmeHandlers } from './handlers/programme.ts';
import { providerHandlers } from './handlers/providers.ts';
import { scorecardHandlers } from './handlers/scorecards.ts';
import { sessionHandlers } from './handlers/session.ts';
import { signInHandlers } from './handlers/sign-in.ts';
import { targetHandlers } from './handlers/targets.ts';
import { webhookHandlers } from './handlers/webhooks.ts';
import type { Handlers } from './http/handler.ts';

/** One handler per route; leaving one out does not compile. */
export const handlers: Handlers = {
  ...sessionHandlers,
  ...signInHandlers,
  ...invitationHandlers,
  ...accountHandlers,
  ...auditHandlers,
  ...modelHandlers,
  ...periodHandlers,
  ...overviewHandlers,
  ...providerHandlers,
  ...scorecardHandlers,
  ...improvementPlanHandlers,
  ...importHandlers,
  ...assessmentHandlers,
  ...appealHandlers,
  ...leapHandlers,
  ...merchantHandlers,
  ...programmeHandlers,
  ...targetHandlers,
  ...alertHandlers,
  ...webhookHandlers,
};
