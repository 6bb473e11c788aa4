import { explainLeap, type LeapFormat } from '../leap/explain-leap.ts';
import type { MissingPart } from '../leap/leap-outcome.ts';
import type { LocalizedText } from '../model/capability-model.ts';
import { MEASURE_RULES, type TargetMeasure } from '../target/measure.ts';

interface Named {
  name: string;
  nameEn: string | null;
}

interface NamedTarget {
  /** Code or id of the scope, for a scope whose name is not known. */
  scope: string | null;
  /** Null: the programme. */
  scopeName: LocalizedText | null;
  measure: TargetMeasure;
}

interface NamedLeap {
  merchant: Named;
  provider: Named;
}

/** An alert with what its sentence speaks of; months are canonical, amounts whole yuan or counts. */
export type SpokenAlert =
  | {
      kind: 'target_behind';
      target: NamedTarget;
      data: {
        month: string;
        status: 'behind' | 'at_high_risk';
        /** Null together with `attained`: the reader may not see them. */
        index: number | null;
        attained: number | null;
        expectedValue: number;
      };
    }
  | {
      kind: 'leap_near';
      leap: NamedLeap;
      data: {
        month: string;
        atLeastYuan: number;
        targetBand: string;
        held: { months: number; of: number };
        missing: readonly MissingPart[];
      };
    }
  | {
      kind: 'leap_lapsing';
      leap: NamedLeap;
      data: { completedMonth: string; month: string; atLeastYuan: number; band: string; below: number };
    }
  | {
      kind: 'attribution_disputed';
      merchant: Named;
      data: { month: string; candidates: readonly { provider: Named | null }[] };
    }
  | { kind: 'target_without_owner'; target: NamedTarget };

type Lang = keyof LocalizedText;

/** How the caller writes amounts and numbers; `yuan` is for an amount that is asked for and never rounds it down. */
export interface AlertFormat extends LeapFormat {
  amount: (value: number, measure: TargetMeasure, lang: Lang) => string;
  number: (value: number, digits: number, lang: Lang) => string;
}

export interface AlertExplanation {
  /** What it is about; the sentence begins with it. */
  subject: string;
  /** What is the matter with it, without a full stop. */
  matter: string;
  /** Both as one sentence. */
  sentence: string;
}

/**
 * Says an alert in one plain sentence, that of its cause: it stays true when the alert is over.
 * @param tellsProvider false for the people of the one provider that all their alerts are about
 */
export function explainAlert(
  alert: SpokenAlert,
  format: AlertFormat,
  lang: Lang,
  tellsProvider = true,
): AlertExplanation {
  const subject = subjectOf(alert, lang, tellsProvider);
  const matter = matterOf(alert, format)[lang];
  return { subject, matter, sentence: `${subject}${lang === 'zh' ? '：' : ': '}${matter}` };
}

function subjectOf(alert: SpokenAlert, lang: Lang, tellsProvider: boolean): string {
  switch (alert.kind) {
    case 'target_behind':
    case 'target_without_owner': {
      const { scope, scopeName, measure } = alert.target;
      const place = scopeName?.[lang] ?? scope ?? (lang === 'zh' ? '造风者计划' : 'The programme');
      return `${place} · ${MEASURE_RULES[measure].name[lang]}`;
    }
    case 'leap_near':
    case 'leap_lapsing': {
      const { merchant, provider } = alert.leap;
      return tellsProvider ? `${nameOf(merchant, lang)} · ${nameOf(provider, lang)}` : nameOf(merchant, lang);
    }
    case 'attribution_disputed':
      return nameOf(alert.merchant, lang);
  }
}

function matterOf(alert: SpokenAlert, format: AlertFormat): LocalizedText {
  switch (alert.kind) {
    case 'target_behind':
      return behindMatter(alert, format);
    case 'leap_near':
      return nearMatter(alert, format);
    case 'leap_lapsing': {
      const { completedMonth, month, atLeastYuan, band, below } = alert.data;
      const since = inBoth((lang) => format.month(completedMonth, lang));
      const next = inBoth((lang) => format.month(month, lang));
      const yuan = inBoth((lang) => format.yuan(atLeastYuan, lang));
      return {
        zh: `${since.zh}跃迁到 ${band} 后已有 ${below} 个月低于该档，${next.zh}支付GMV须 ≥ ${yuan.zh}，否则回落`,
        en: `below ${band} for ${below} month${below === 1 ? '' : 's'} since its leap of ${since.en}; ${next.en} needs paid GMV ≥ ${yuan.en} or the leap lapses`,
      };
    }
    case 'attribution_disputed':
      return disputedMatter(alert, format);
    case 'target_without_owner':
      return { zh: '没有负责人', en: 'nobody answers for it' };
  }
}

function behindMatter(
  { target, data }: Extract<SpokenAlert, { kind: 'target_behind' }>,
  format: AlertFormat,
): LocalizedText {
  const { status, index, attained, expectedValue } = data;
  const month = inBoth((lang) => format.month(data.month, lang));
  const state = {
    behind: { zh: '落后于进度', en: 'behind its pace' },
    at_high_risk: { zh: '进度高风险', en: 'at high risk' },
  }[status];
  if (attained === null || index === null)
    return { zh: `截至${month.zh}${state.zh}`, en: `${state.en} by the end of ${month.en}` };
  const pace = inBoth((lang) => format.number(index, 2, lang));
  const done = inBoth((lang) => format.amount(attained, target.measure, lang));
  const due = inBoth((lang) => format.amount(expectedValue, target.measure, lang));
  return {
    zh: `${state.zh}，截至${month.zh}完成 ${done.zh}，应达 ${due.zh}（进度指数 ${pace.zh}）`,
    en: `${state.en}: ${done.en} by the end of ${month.en}, ${due.en} due (pace index ${pace.en})`,
  };
}

function nearMatter(
  { data }: Extract<SpokenAlert, { kind: 'leap_near' }>,
  format: AlertFormat,
): LocalizedText {
  const { targetBand, held, missing } = data;
  const month = inBoth((lang) => format.month(data.month, lang));
  const yuan = inBoth((lang) => format.yuan(data.atLeastYuan, lang));
  // The month itself is said already.
  const others = missing.filter((part) => part.kind !== 'hold' || part.month !== data.month);
  const rest = explainLeap({ state: 'near', held, monthsToGo: 1, missing: others }, format).missing;
  return {
    zh: [
      `已保持 ${held.months}/${held.of} 个月，${month.zh}支付GMV ≥ ${yuan.zh} 即跃迁到 ${targetBand}`,
      ...rest.map(({ zh }) => zh),
    ].join('；'),
    en: [
      `${held.months} of ${held.of} months held; paid GMV ≥ ${yuan.en} in ${month.en} makes the leap to ${targetBand}`,
      ...rest.map(({ en }) => en),
    ].join('; '),
  };
}

function disputedMatter(
  { data }: Extract<SpokenAlert, { kind: 'attribution_disputed' }>,
  format: AlertFormat,
): LocalizedText {
  const month = inBoth((lang) => format.month(data.month, lang));
  const unseen = { zh: '另一家服务商', en: 'another provider' };
  const names = inBoth((lang) => {
    // One provider may be a candidate by two relations; those the reader may not see are one "another".
    const each = new Set(
      data.candidates.map(({ provider }) => (provider ? nameOf(provider, lang) : unseen[lang])),
    );
    return [...each].join(lang === 'zh' ? '、' : ' or ');
  });
  return {
    zh: `${month.zh}的跃迁，候选归属方：${names.zh}`,
    en: `its leap of ${month.en} could belong to ${names.en}`,
  };
}

const inBoth = (say: (lang: Lang) => string): LocalizedText => ({ zh: say('zh'), en: say('en') });

const nameOf = ({ name, nameEn }: Named, lang: Lang): string => (lang === 'en' && nameEn) || name;
