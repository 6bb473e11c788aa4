import type { LocalizedText } from '../model/capability-model.ts';
import type { ColumnMapping, MeasurePart } from './column-mapping.ts';
import { FIELD_WORDS } from './field-words.ts';

/** What a column of a file of facts may feed beside the numbers themselves. */
const KEY_WORDS: Record<'provider' | 'period' | 'indicator', LocalizedText> = {
  provider: { zh: '服务商编号', en: 'Provider id' },
  period: { zh: '周期', en: 'Period' },
  indicator: { zh: '指标', en: 'Indicator' },
};

const PART_WORDS: Record<MeasurePart, LocalizedText> = {
  value: { zh: '数值', en: 'Value' },
  numerator: { zh: '分子', en: 'Numerator' },
  denominator: { zh: '分母', en: 'Denominator' },
  n: { zh: '样本量', en: 'Sample size' },
};

/**
 * Name of what a column feeds, by the target's code: a field of a list of objects, a key or a part of a fact, and in a
 * wide file `indicator` or `indicator.part`. An indicator the model lacks is named by its code.
 */
export function targetName(
  kind: ColumnMapping['kind'],
  target: string,
  indicators: readonly { code: string; name: LocalizedText }[],
): LocalizedText {
  const known: Partial<Record<string, LocalizedText>> =
    kind === 'facts_long'
      ? { ...KEY_WORDS, ...PART_WORDS }
      : kind === 'facts_wide'
        ? KEY_WORDS
        : FIELD_WORDS[kind];
  const word = Object.hasOwn(known, target) ? known[target] : undefined;
  if (word) return word;
  const [code = target, part] = target.split('.');
  const name = indicators.find((indicator) => indicator.code === code)?.name ?? { zh: code, en: code };
  if (part === undefined || !Object.hasOwn(PART_WORDS, part)) return name;
  const partWord = PART_WORDS[part as MeasurePart];
  return { zh: `${name.zh} · ${partWord.zh}`, en: `${name.en} · ${partWord.en}` };
}
