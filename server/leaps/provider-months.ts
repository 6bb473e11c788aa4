import type { LeapOutcome } from '../../src/domain/leap/leap-outcome.ts';
import type { LeapSettings } from '../../src/domain/leap/leap-settings.ts';
import type { BookRelation, MerchantBook } from '../../src/domain/leap/merchant-book.ts';
import { monthAxis } from '../../src/domain/leap/month-axis.ts';
import { coveredShare, type ServiceSpan, serviceSpan } from '../../src/domain/leap/service-span.ts';

/** What the merchants of one provider make of each month of the book. */
export interface ProviderMonths {
  provider: number;
  /** Counted leaps dated in the month. */
  leaps: Int32Array;
  /** Paid GMV attributed to the provider, yuan; NaN: nothing known is. */
  gmv: Float64Array;
  /** Merchants with a relation at any time of the month. */
  served: Int32Array;
}

/** A relation that covers no more than half of a month does not have its GMV attributed [O]. */
const MOST_OF_A_MONTH = 0.5;

interface Service {
  relation: BookRelation;
  span: ServiceSpan;
}

/** Every provider that has a relation, by id. */
export function providerMonths(
  book: MerchantBook,
  outcomes: readonly LeapOutcome[],
  settings: LeapSettings,
): ProviderMonths[] {
  const axis = monthAxis(book.months);
  const count = book.months.length;
  const all = new Map<number, ProviderMonths>();
  for (const { provider } of book.relations) {
    if (all.has(provider)) continue;
    const gmv = new Float64Array(count).fill(Number.NaN);
    all.set(provider, { provider, leaps: new Int32Array(count), gmv, served: new Int32Array(count) });
  }
  for (const { state, provider, completedMonth } of outcomes) {
    if (state !== 'counted' || completedMonth === null) continue;
    const { leaps } = all.get(provider)!;
    const at = axis.positionOf(completedMonth);
    leaps[at] = leaps[at]! + 1;
  }
  const byMerchant = Map.groupBy(
    book.relations.map((relation): Service => ({ relation, span: serviceSpan(relation, axis, settings) })),
    ({ relation }) => relation.merchant,
  );
  for (const [at, services] of byMerchant) {
    const { paid } = book.merchants[at]!;
    for (let month = 0; month < count; month++) {
      const share = ({ span }: Service) => coveredShare(span, axis, month, 1);
      const serving = services.filter((one) => share(one) > 0);
      for (const provider of new Set(serving.map(({ relation }) => relation.provider))) {
        const { served } = all.get(provider)!;
        served[month] = served[month]! + 1;
      }
      const owner = gmvOwner(serving, share);
      const yuan = paid[month]!;
      if (owner === null || Number.isNaN(yuan)) continue;
      const { gmv } = all.get(owner)!;
      gmv[month] = (Number.isNaN(gmv[month]!) ? 0 : gmv[month]!) + yuan;
    }
  }
  return [...all.values()].sort((a, b) => a.provider - b.provider);
}

/** One owner, so that the providers' GMV never adds up to more than was sold: most days, then begun first. */
function gmvOwner(serving: readonly Service[], share: (one: Service) => number): number | null {
  let owner: Service | null = null;
  for (const one of serving) {
    if (one.relation.role !== 'primary' || share(one) <= MOST_OF_A_MONTH) continue;
    if (owner === null || isBefore(one, owner, share)) owner = one;
  }
  return owner?.relation.provider ?? null;
}

function isBefore(a: Service, b: Service, share: (one: Service) => number): boolean {
  const difference =
    share(b) - share(a) || a.span.firstDay - b.span.firstDay || a.relation.id - b.relation.id;
  return difference < 0;
}
