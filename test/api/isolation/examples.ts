import { ALERT_EXAMPLES } from './examples/alert-examples.ts';
import { APPEAL_EXAMPLES } from './examples/appeal-examples.ts';
import { ASSESSMENT_EXAMPLES } from './examples/assessment-examples.ts';
import type { Examples } from './examples/example.ts';
import { IMPORT_EXAMPLES } from './examples/import-examples.ts';
import { LEAP_EXAMPLES } from './examples/leap-examples.ts';
import { MERCHANT_EXAMPLES } from './examples/merchant-examples.ts';
import { PEOPLE_EXAMPLES } from './examples/people-examples.ts';
import { PROGRAMME_EXAMPLES } from './examples/programme-examples.ts';
import { PROVIDER_EXAMPLES } from './examples/provider-examples.ts';
import { TARGET_EXAMPLES } from './examples/target-examples.ts';
import { WEBHOOK_EXAMPLES } from './examples/webhook-examples.ts';

/** What the matrix sends, by operation. An operation that is missing here fails the matrix. */
export const EXAMPLES: Examples = {
  ...PEOPLE_EXAMPLES,
  ...PROVIDER_EXAMPLES,
  ...IMPORT_EXAMPLES,
  ...ASSESSMENT_EXAMPLES,
  ...APPEAL_EXAMPLES,
  ...MERCHANT_EXAMPLES,
  ...LEAP_EXAMPLES,
  ...TARGET_EXAMPLES,
  ...PROGRAMME_EXAMPLES,
  ...ALERT_EXAMPLES,
  ...WEBHOOK_EXAMPLES,
};
