import { attributeLeaps } from './attribute-leaps.ts';
import type { LeapOutcome } from './leap-outcome.ts';
import type { LeapSettings } from './leap-settings.ts';
import type { MerchantBook } from './merchant-book.ts';
import { monthAxis } from './month-axis.ts';
import { refundChecks } from './refund-limits.ts';
import { type Claims, type LeapRun, openCase, type ServiceCase, targetYuan } from './service-case.ts';
import { standingOf } from './standing.ts';

/**
 * Where every service relation of the book stands (domain.md 5.2 [O]), by relation id. The settings must be without
 * faults. The same book gives the same outcomes whatever the order of its merchants and relations.
 *
 * A leap exists from its first qualifying window on; its band is the highest that any qualifying window inside
 * `withinMonths` reaches, and may still rise when months are added. `datedBy` says which of the two dates it.
 */
export function evaluateLeaps(book: MerchantBook, settings: LeapSettings): LeapOutcome[] {
  const axis = monthAxis(book.months);
  const run: LeapRun = { book, settings, axis, refundOf: refundChecks(book.merchants, settings) };
  const byMerchant = new Map<number, ServiceCase[]>();
  for (const relation of book.relations) {
    const one = openCase(relation, run);
    const cases = byMerchant.get(relation.merchant);
    if (cases) cases.push(one);
    else byMerchant.set(relation.merchant, [one]);
  }
  const outcomes: LeapOutcome[] = [];
  for (const cases of byMerchant.values()) {
    const claims = attributeLeaps(cases, run);
    for (const one of cases) outcomes.push(outcomeOf(one, cases, claims, run));
  }
  return outcomes.sort((a, b) => a.relation - b.relation);
}

function outcomeOf(
  one: ServiceCase,
  cases: readonly ServiceCase[],
  claims: Claims,
  run: LeapRun,
): LeapOutcome {
  const { relation, span, baseline } = one;
  const { axis, settings } = run;
  const isEligible = baseline.band !== null && targetYuan(one, settings) !== null;
  return {
    relation: relation.id,
    merchant: relation.merchant,
    provider: relation.provider,
    role: relation.role,
    firstServiceMonth: axis.monthAt(span.firstFull),
    lastCountingMonth: axis.monthAt(span.deadline),
    baseline,
    targetBand: isEligible ? one.aboveBand + 1 : null,
    ...standingOf(one, cases, claims, run),
  };
}
