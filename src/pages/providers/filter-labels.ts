import { ATTENTION_KINDS, movement } from '../../contract/providers.ts';
import { provinceOf } from '../../domain/geography/provinces.ts';
import { regionName } from '../../domain/geography/regions.ts';
import { COMPLIANCE_STATES } from '../../domain/grading/states.ts';
import type { CapabilityModel } from '../../domain/model/capability-model.ts';
import type { ModelWords } from '../../ui/definition/model-words.ts';
import { useFormats } from '../../ui/format/use-formats.ts';
import type { ListFilterKey } from './directory-address.ts';
import { useProvidersMessages } from './messages.ts';

/** Tier filters beside the model's own tiers. */
export const BUCKETS = ['candidate', 'not_rated', 'suspended'];

export interface FilterLabels {
  label: (key: ListFilterKey, value: string) => string;
  /** False for a value that neither the model nor the product knows; true while that cannot be told yet. */
  isKnown: (key: ListFilterKey, value: string) => boolean;
}

export function useFilterLabels(
  model: CapabilityModel | undefined,
  words: ModelWords,
  cityName: (adcode: string) => string,
): FilterLabels {
  const t = useProvidersMessages();
  const formats = useFormats();
  const { lang } = formats;
  const inModel = (codes: readonly string[], value: string) => model === undefined || codes.includes(value);
  return {
    label: (key, value) => {
      switch (key) {
        case 'category':
          return words.category(value);
        case 'tier':
        case 'previousTier':
          return words.tier(value);
        case 'region':
          return regionName(value)?.[lang] ?? value;
        case 'province': {
          const province = provinceOf(value);
          return province ? (lang === 'en' ? province.nameEn : province.name) : value;
        }
        case 'city':
          return cityName(value);
        case 'bottleneck':
          return words.capability(value);
        case 'measureFrom': {
          const { code, amount } = readBound(value);
          const unit = model?.indicators.find((indicator) => indicator.code === code)?.unit;
          return `${words.indicator(code)} ≥ ${unit === 'yuan' ? formats.money(amount) : formats.compact(amount)}`;
        }
        case 'attention':
          return isOneOf(ATTENTION_KINDS, value) ? t(`attention.${value}`) : value;
        case 'movement':
          return isOneOf(movement.options, value) ? t(`movement.${value}`) : value;
        case 'compliance':
          return isOneOf(COMPLIANCE_STATES, value) ? t(`compliance.${value}`) : value;
        default:
          return value;
      }
    },
    isKnown: (key, value) => {
      switch (key) {
        case 'category':
          return inModel(['undetermined', ...(model?.categories.map(({ code }) => code) ?? [])], value);
        case 'tier':
        case 'previousTier':
          return inModel([...BUCKETS, ...(model?.tiers.map(({ code }) => code) ?? [])], value);
        case 'bottleneck':
          return inModel(model?.total.capabilities ?? [], value);
        case 'measureFrom':
          return inModel(model?.indicators.map(({ code }) => code) ?? [], readBound(value).code);
        case 'region':
          return regionName(value) !== null;
        case 'province':
          return provinceOf(value) !== null;
        case 'attention':
          return isOneOf(ATTENTION_KINDS, value);
        case 'movement':
          return isOneOf(movement.options, value);
        case 'compliance':
          return isOneOf(COMPLIANCE_STATES, value);
        default:
          return true;
      }
    },
  };
}

function readBound(value: string): { code: string; amount: number } {
  const at = value.lastIndexOf(':');
  return { code: value.slice(0, at), amount: Number(value.slice(at + 1)) };
}

function isOneOf<T extends string>(values: readonly T[], value: string): value is T {
  return (values as readonly string[]).includes(value);
}
