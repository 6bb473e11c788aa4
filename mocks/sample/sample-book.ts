import type { MerchantBook } from '../../src/domain/leap/merchant-book.ts';
import { MERCHANT_MONTHS } from './merchant-draft.ts';
import { generateSampleMerchants } from './sample-merchants.ts';
import { generateSampleProviders } from './sample-providers.ts';

/** What the evaluation reads of the sample; a provider's number is its position in the list of sample providers. */
export function sampleBook(): MerchantBook {
  const providers = generateSampleProviders();
  const positionOf = new Map(providers.map(({ id }, at) => [id, at]));
  const merchants = generateSampleMerchants();
  return {
    months: MERCHANT_MONTHS,
    merchants: merchants.map(({ industry, openedOn, compliance, months }, at) => {
      const paid = new Float64Array(MERCHANT_MONTHS.length).fill(Number.NaN);
      const refund = paid.slice();
      for (const { period, paidGmv, refundGmv } of months) {
        const month = MERCHANT_MONTHS.indexOf(period);
        paid[month] = paidGmv;
        refund[month] = refundGmv ?? Number.NaN;
      }
      const openedMonth = openedOn?.slice(0, 7) ?? null;
      return { id: at + 1, industry, openedMonth, vetoed: compliance === 'veto', paid, refund };
    }),
    relations: merchants
      .flatMap(({ relations }, merchant) => relations.map((relation) => ({ ...relation, merchant })))
      .map(({ provider, ...relation }, at) => {
        const position = positionOf.get(provider) ?? -1;
        const providerVetoed = providers[position]?.compliance === 'veto';
        return { id: at + 1, ...relation, provider: position, providerVetoed };
      }),
    decisions: new Map(),
  };
}
