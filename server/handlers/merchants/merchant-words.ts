import type { MerchantKind } from '../../../src/domain/merchant/merchant.ts';
import type { Both } from '../../http/language.ts';

export const merchantKindWords: Record<MerchantKind, Both> = {
  mcn: { zh: '签约主播', en: 'Contracted streamer' },
  belt: { zh: '产业带商家', en: 'Belt merchant' },
  merchant: { zh: '一般商家', en: 'Other merchant' },
  brand: { zh: '品牌', en: 'Brand' },
};
