/**
 * FICTION. Invented merchants of the sample, who serves them and what they sell: no shop or figure in it exists. Their
 * leaps, evaluated with the default settings, are exactly those that the sample providers report.
 */
import type { ComplianceState } from '../../src/domain/grading/states.ts';
import type { MerchantKind } from '../../src/domain/merchant/merchant.ts';
import { INDUSTRIES } from './industries.ts';
import { amountsOf, type MonthAmounts } from './merchant-amounts.ts';
import { LAST_MONTH, MERCHANT_MONTHS, type MerchantDraft, type RelationDraft } from './merchant-draft.ts';
import { createMerchantNames } from './merchant-names.ts';
import { tellMerchantStories } from './merchant-stories.ts';
import { reportSessions } from './operated-sessions.ts';
import { createRandom } from './random.ts';
import { planServices } from './service-plan.ts';
import { planUnserved } from './unserved-merchants.ts';

export interface SampleMerchant {
  /** M00001 … */
  id: string;
  name: string;
  nameEn: string;
  kind: MerchantKind;
  /** Trade, Chinese. */
  industry: string;
  /** GB/T 2260 code of a prefecture or municipality. */
  adcode: string;
  /** ISO date; null: not known. */
  openedOn: string | null;
  compliance: ComplianceState;
  /** In the order of their start. */
  relations: readonly RelationDraft[];
  months: readonly (MonthAmounts & { period: string })[];
}

let merchants: readonly SampleMerchant[] | null = null;

/** Computed once; the same list in the order of the ids for ever. */
export function generateSampleMerchants(): readonly SampleMerchant[] {
  merchants ??= buildMerchants();
  return merchants;
}

function buildMerchants(): SampleMerchant[] {
  const plan = planServices();
  closeShops(plan.drafts);
  loseMonths(plan.drafts);
  tellMerchantStories(plan);
  reportSessions(plan.drafts);
  const nameShop = createMerchantNames();
  return [...plan.drafts, ...planUnserved(plan.drafts)].map((draft, index) => {
    const id = `M${String(index + 1).padStart(5, '0')}`;
    const amounts = amountsOf(draft, createRandom(`sample merchant ${id}`));
    return {
      id,
      ...nameShop(draft.kind, draft.industry),
      kind: draft.kind,
      industry: INDUSTRIES[draft.industry].name,
      adcode: draft.city,
      openedOn: draft.openedOn,
      compliance: draft.compliance,
      relations: draft.relations.toSorted(byStart),
      months: amounts.flatMap((month, position) =>
        month ? [{ period: MERCHANT_MONTHS[position] ?? '', ...month }] : [],
      ),
    };
  });
}

function byStart(a: RelationDraft, b: RelationDraft): number {
  return a.startedOn < b.startedOn ? -1 : Number(a.startedOn > b.startedOn);
}

/** Some shops close a while after their last service. */
function closeShops(drafts: readonly MerchantDraft[]): void {
  const random = createRandom('sample closures');
  for (const draft of drafts) {
    const last = draft.busyUntil + random.integer(1, 6);
    if (random.next() < 0.45 && last < LAST_MONTH) draft.lastRow = last;
  }
}

/** A few months were never delivered, none that a leap or its baseline rests on. */
function loseMonths(drafts: readonly MerchantDraft[]): void {
  const random = createRandom('sample lost months');
  for (const draft of drafts) {
    const month = random.integer(draft.firstRow + 1, draft.lastRow - 1);
    const isNeeded = draft.windows.some(
      ({ startMonth, first }) => month >= startMonth - 3 && month <= first + 5,
    );
    if (random.next() < 0.05 && !isNeeded) draft.gaps.add(month);
  }
}
