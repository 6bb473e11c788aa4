import type { Alert } from '../../../src/contract/alerts.ts';
import type { AppealDetail } from '../../../src/contract/appeals.ts';
import type { Assessment } from '../../../src/contract/assessments.ts';
import type { ImportRecord } from '../../../src/contract/imports.ts';
import type { ProgrammeSettingsVersion } from '../../../src/contract/programme-settings.ts';
import type { TargetDetail } from '../../../src/contract/targets.ts';
import type { WebhookDelivery, WebhookWithSecret } from '../../../src/contract/webhooks.ts';
import type { RelationName } from './merchants.ts';
import type { TargetName } from './targets.ts';
import { EVERYBODY } from './tenants.ts';

export const MODEL = 'five-capability';

/** What the cells speak of, besides the providers. */
export interface Objects {
  published: Assessment;
  superseded: Assessment;
  draft: Assessment;
  stored: ImportRecord;
  ready: ImportRecord;
  waiting: ImportRecord;
  /** Of provider A, each on a number of its own, the first with a file; the decided one is provider C's. */
  appeals: Record<'raised' | 'asked' | 'reviewed' | 'decided', AppealDetail>;
  /** By the name of the merchant and the provider's letter, as in `RELATIONS`. */
  leaps: Record<RelationName, string>;
  targets: Record<TargetName, TargetDetail>;
  alerts: readonly Alert[];
  settings: ProgrammeSettingsVersion;
  webhook: WebhookWithSecret & { delivery: WebhookDelivery };
}

/** Periods: two published, one of them twice, and one that has a draft and nothing else. */
export const PERIODS = { older: '2026-09', latest: '2026-10', draftOnly: '2026-08', never: '2026-07' };

export const READY_FILE = [
  'provider,period,indicator,numerator,denominator,n',
  `${EVERYBODY[0]?.id},2026-06,gpm,5,1000,10`,
  'cnry-rejected-cell,2026-06,gpm,1,1000,10',
  '',
].join('\n');
export const WAITING_FILE = `provider,period,indicator,numerator,denominator,n\n${EVERYBODY[0]?.id},2026-06,gpm,7,1000,10\n`;
