import type { LocalizedText } from '../model/capability-model.ts';
import type { DisputeReason, LeapOutcome, MissingPart } from './leap-outcome.ts';
import { LEAP_STATE_WORDS } from './leap-state-names.ts';

/** How the caller writes amounts, months and shares, so that they read as everywhere else on its page. */
export interface LeapFormat {
  yuan: (yuan: number, lang: keyof LocalizedText) => string;
  /** From a canonical month. */
  month: (month: string, lang: keyof LocalizedText) => string;
  /** From 0..1. */
  share: (share: number, lang: keyof LocalizedText) => string;
}

export interface LeapExplanation {
  state: LocalizedText;
  meaning: LocalizedText;
  /** 已保持2/3个月 / 2 of 3 months held; null when holding has no part in the state. */
  held: LocalizedText | null;
  /** One part of a sentence each, for example 2026-08 ≥ 30万; joined by `joinParts`. */
  missing: readonly LocalizedText[];
}

type Explained = Pick<LeapOutcome, 'state' | 'held' | 'monthsToGo' | 'missing'>;

/** Says where a relation stands and what is missing. */
export function explainLeap(outcome: Explained, format: LeapFormat): LeapExplanation {
  const { state, held, monthsToGo, missing } = outcome;
  const { name, meaning } = LEAP_STATE_WORDS[state];
  return {
    state: name,
    meaning,
    held:
      monthsToGo === null
        ? null
        : {
            zh: `已保持${held.months}/${held.of}个月`,
            en: `${held.months} of ${held.of} months held`,
          },
    missing: missing.map((part) => missingWords(part, format)),
  };
}

/** The sentence of an explanation: “2 of 3 months held; 2026-08 needs ≥ 30万”. Empty when nothing is missing. */
export function joinParts({ held, missing }: LeapExplanation): LocalizedText {
  const parts = held ? [held, ...missing] : missing;
  return { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') };
}

const DISPUTE_WORDS: Record<DisputeReason, LocalizedText> = {
  tied: {
    zh: '候选服务商操盘场次相同，须由区域负责人裁定归属',
    en: 'the candidates operated equally many sessions, so a regional lead must decide the owner',
  },
  sessions_unknown: {
    zh: '有候选服务商没有上报操盘场次，须补报或由区域负责人裁定归属',
    en: 'operated sessions of a candidate are not reported: report them, or a regional lead must decide the owner',
  },
  decision_required: {
    zh: '按规则须由区域负责人裁定归属',
    en: 'by the rules a regional lead must decide the owner',
  },
};

function missingWords(part: MissingPart, format: LeapFormat): LocalizedText {
  switch (part.kind) {
    case 'hold':
      return both(
        (lang) => [format.month(part.month, lang), format.yuan(part.atLeastYuan, lang)],
        ([month, yuan]) => `${month}需要 ≥ ${yuan}`,
        ([month, yuan]) => `${month} needs ≥ ${yuan}`,
      );
    case 'row':
      return both(
        (lang) => [format.month(part.month, lang)],
        ([month]) => `${month}没有数据，补报可能改变结果`,
        ([month]) => `${month} has no figures; reporting them could change the outcome`,
      );
    case 'baseline': {
      const list = (lang: keyof LocalizedText, comma: string) =>
        part.months.map((month) => format.month(month, lang)).join(comma);
      return {
        zh: `服务前${list('zh', '、')}没有可用数据，还需要其中${part.need}个月`,
        en: `No usable figures before service for ${list('en', ', ')}; ${part.need} of them needed`,
      };
    }
    case 'opened_month':
      return {
        zh: '开店日期未知，补填后若为新店则从最低档算起',
        en: 'The opening date is not known; a new shop would start from the lowest band',
      };
    case 'refund':
      return both(
        (lang) => [format.share(part.rate, lang), format.share(part.atMostRate, lang)],
        ([rate, limit]) => `退款率${rate}，须降到 ≤ ${limit}`,
        ([rate, limit]) => `refunds at ${rate} must come down to ≤ ${limit}`,
      );
    case 'veto':
      return part.on === 'merchant'
        ? { zh: '商家的一票否决须先解除', en: "the merchant's veto must be lifted" }
        : { zh: '服务商的一票否决须先解除', en: "the provider's veto must be lifted" };
    case 'decision':
      return DISPUTE_WORDS[part.because];
  }
}

function both<Values extends readonly string[]>(
  values: (lang: keyof LocalizedText) => [...Values],
  zh: (values: [...Values]) => string,
  en: (values: [...Values]) => string,
): LocalizedText {
  return { zh: zh(values('zh')), en: en(values('en')) };
}
