import type { MerchantDraft } from './merchant-draft.ts';
import { createRandom } from './random.ts';

/** Half of the services report how many sessions were operated. */
const REPORTED = 0.5;
/** Sessions of one service, fewest and most. */
const FEWEST = 12;
const MOST = 160;
/** Of the sessions of the provider that a leap was planned for, what its rival operated at most. */
const RIVAL_SHARE = 0.6;

/**
 * How many sessions were operated under each service, for those that report it. Where two could own the same leap, both
 * report and the one it was planned for operated more; in a dispute they report as many, or one of them reports nothing.
 */
export function reportSessions(drafts: readonly MerchantDraft[]): void {
  const random = createRandom('sample operated sessions');
  for (const { relations, contests } of drafts) {
    for (const relation of relations) {
      const sessions = random.integer(FEWEST, MOST);
      relation.operatedSessions = random.next() < REPORTED ? sessions : null;
    }
    for (const { owner, rival, isDispute } of contests) {
      const most = random.integer(FEWEST, MOST);
      const isTied = random.next() < 0.5;
      owner.operatedSessions = most;
      if (isDispute) rival.operatedSessions = isTied ? most : null;
      else rival.operatedSessions = Math.floor(most * RIVAL_SHARE * random.next());
    }
  }
}
