import type { Merchant } from '../../contract/merchants.ts';
import type { Tone } from '../../ui/blocks/state-tag.tsx';
import { defineMessages } from '../../ui/i18n/define-messages.ts';
import type { Lang } from '../../ui/i18n/language.ts';

/** Words that the list and the page of one merchant share. */
export const useMerchantWords = defineMessages('merchantWords', {
  zh: {
    'kind.mcn': '签约主播',
    'kind.belt': '产业带商家',
    'kind.merchant': '一般商家',
    'kind.brand': '品牌',
    'kind.unknown': '类型未知',
    'compliance.clear': '合规正常',
    'compliance.watch': '合规观察',
    'compliance.capped': '合规限级',
    'compliance.veto': '一票否决',
    sample: '样本',
    sampleTip: '虚构的示例商家，导入真实数据后可移除',
    noKind: '没有登记类型',
    noIndustry: '没有登记行业',
    noCity: '没有登记城市',
    noRegion: '没有登记大区',
    noOpened: '没有登记开店日期',
    notEvaluated: '尚未评估跃迁',
  },
  en: {
    'kind.mcn': 'Contracted streamer',
    'kind.belt': 'Belt merchant',
    'kind.merchant': 'Other merchant',
    'kind.brand': 'Brand',
    'kind.unknown': 'Kind not known',
    'compliance.clear': 'Compliance clear',
    'compliance.watch': 'Compliance watch',
    'compliance.capped': 'Compliance capped',
    'compliance.veto': 'Veto',
    sample: 'sample',
    sampleTip: 'A fictional sample merchant; can be removed once real data are imported',
    noKind: 'No kind on file',
    noIndustry: 'No industry on file',
    noCity: 'No city on file',
    noRegion: 'No region on file',
    noOpened: 'No opening date on file',
    notEvaluated: 'Leaps are not evaluated yet',
  },
});

export type MerchantWords = ReturnType<typeof useMerchantWords>;

export const complianceTone: Record<Merchant['compliance'], Tone> = {
  clear: 'neutral',
  watch: 'attention',
  capped: 'attention',
  veto: 'bad',
};

/** Of merchants, providers and cities alike: the English name where there is one and English is read. */
export function nameOf(named: { name: string; nameEn: string | null }, lang: Lang): string {
  return lang === 'en' ? (named.nameEn ?? named.name) : named.name;
}
