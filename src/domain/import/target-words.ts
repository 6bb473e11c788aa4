import type { LocalizedText } from '../model/capability-model.ts';
import type { ColumnMapping, MeasurePart, ProviderField } from './column-mapping.ts';

const PROVIDER: LocalizedText = { zh: '服务商编号', en: 'Provider id' };

/** What a column of a file of facts may feed beside the numbers themselves. */
const KEY_WORDS: Record<'provider' | 'period' | 'indicator', LocalizedText> = {
  provider: PROVIDER,
  period: { zh: '周期', en: 'Period' },
  indicator: { zh: '指标', en: 'Indicator' },
};

const PART_WORDS: Record<MeasurePart, LocalizedText> = {
  value: { zh: '数值', en: 'Value' },
  numerator: { zh: '分子', en: 'Numerator' },
  denominator: { zh: '分母', en: 'Denominator' },
  n: { zh: '样本量', en: 'Sample size' },
};

const FIELD_WORDS: Record<ProviderField, LocalizedText> = {
  id: PROVIDER,
  name: { zh: '名称', en: 'Name' },
  nameEn: { zh: '英文名称', en: 'English name' },
  category: { zh: '分类', en: 'Category' },
  region: { zh: '大区', en: 'Region' },
  province: { zh: '省份', en: 'Province' },
  city: { zh: '城市', en: 'City' },
  adcode: { zh: '行政区划代码', en: 'Administrative code' },
  industry: { zh: '行业', en: 'Industry' },
  joinedOn: { zh: '入驻日期', en: 'Joined on' },
  compliance: { zh: '合规状态', en: 'Compliance' },
  model: { zh: '能力模型', en: 'Capability model' },
};

/**
 * Name of what a column feeds, by the target's code: a field of the provider list, a key or a part of a fact, and in a
 * wide file `indicator` or `indicator.part`. An indicator the model lacks is named by its code.
 */
export function targetName(
  kind: ColumnMapping['kind'],
  target: string,
  indicators: readonly { code: string; name: LocalizedText }[],
): LocalizedText {
  const known: Partial<Record<string, LocalizedText>> =
    kind === 'providers' ? FIELD_WORDS : kind === 'facts_long' ? { ...KEY_WORDS, ...PART_WORDS } : KEY_WORDS;
  const word = Object.hasOwn(known, target) ? known[target] : undefined;
  if (word) return word;
  const [code = target, part] = target.split('.');
  const name = indicators.find((indicator) => indicator.code === code)?.name ?? { zh: code, en: code };
  if (part === undefined || !Object.hasOwn(PART_WORDS, part)) return name;
  const partWord = PART_WORDS[part as MeasurePart];
  return { zh: `${name.zh} · ${partWord.zh}`, en: `${name.en} · ${partWord.en}` };
}
