import type { LocalizedText } from '../model/capability-model.ts';
import type { FieldKind, MerchantField, MonthField, ProviderField, RelationField } from './field-mapping.ts';

const PROVIDER: LocalizedText = { zh: '服务商编号', en: 'Provider id' };
const MERCHANT: LocalizedText = { zh: '商家编号', en: 'Merchant id' };

const SHARED = {
  name: { zh: '名称', en: 'Name' },
  nameEn: { zh: '英文名称', en: 'English name' },
  region: { zh: '大区', en: 'Region' },
  province: { zh: '省份', en: 'Province' },
  city: { zh: '城市', en: 'City' },
  adcode: { zh: '行政区划代码', en: 'Administrative code' },
  industry: { zh: '行业', en: 'Industry' },
  compliance: { zh: '合规状态', en: 'Compliance' },
} satisfies Partial<Record<ProviderField & MerchantField, LocalizedText>>;

const PROVIDER_WORDS: Record<ProviderField, LocalizedText> = {
  ...SHARED,
  id: PROVIDER,
  category: { zh: '分类', en: 'Category' },
  joinedOn: { zh: '入驻日期', en: 'Joined on' },
  model: { zh: '能力模型', en: 'Capability model' },
};

const MERCHANT_WORDS: Record<MerchantField, LocalizedText> = {
  ...SHARED,
  id: MERCHANT,
  kind: { zh: '商家类型', en: 'Kind of merchant' },
  openedOn: { zh: '开店日期', en: 'Shop opened on' },
};

const RELATION_WORDS: Record<RelationField, LocalizedText> = {
  provider: PROVIDER,
  merchant: MERCHANT,
  role: { zh: '服务角色', en: 'Role' },
  startedOn: { zh: '开始日期', en: 'Started on' },
  endedOn: { zh: '结束日期', en: 'Ended on' },
  operatedSessions: { zh: '操盘场次', en: 'Operated sessions' },
};

const MONTH_WORDS: Record<MonthField, LocalizedText> = {
  merchant: MERCHANT,
  period: { zh: '月份', en: 'Month' },
  paidGmv: { zh: '支付 GMV（元）', en: 'Paid GMV (yuan)' },
  netGmv: { zh: '净 GMV（元）', en: 'Net GMV (yuan)' },
  refundGmv: { zh: '退款金额（元）', en: 'Refunds (yuan)' },
  orders: { zh: '订单数', en: 'Orders' },
};

/** What the fields of a file of objects are called. */
export const FIELD_WORDS: Record<FieldKind, Partial<Record<string, LocalizedText>>> = {
  providers: PROVIDER_WORDS,
  merchants: MERCHANT_WORDS,
  service_relations: RELATION_WORDS,
  merchant_months: MONTH_WORDS,
};
