import { useMemo } from 'react';
import type { Alert } from '../../contract/alerts.ts';
import { ALERT_KIND_WORDS } from '../../domain/alert/alert-kind-words.ts';
import { type AlertExplanation, type AlertFormat, explainAlert } from '../../domain/alert/explain-alert.ts';
import { MEASURE_RULES } from '../../domain/target/measure.ts';
import { formatsFor } from '../../ui/format/use-formats.ts';
import { useLang } from '../../ui/i18n/language.ts';
import { leapFormat } from '../../ui/leap/use-leap-explanation.ts';

const format: AlertFormat = {
  ...leapFormat,
  number: (value, digits, lang) => formatsFor(lang).number(value, digits),
  amount: (value, measure, lang) =>
    MEASURE_RULES[measure].unit === 'yuan'
      ? formatsFor(lang).money(value)
      : formatsFor(lang).number(value, Number.isInteger(value) ? 0 : 1),
};

export interface AlertText {
  kind: (kind: Alert['kind']) => string;
  explain: (alert: Alert) => AlertExplanation;
}

/** @param own the reader belongs to the one provider that its leaps are about, so it is not named */
export function useAlertText(own: boolean): AlertText {
  const lang = useLang();
  return useMemo(
    () => ({
      kind: (kind) => ALERT_KIND_WORDS[kind][lang],
      explain: (alert) => explainAlert(alert, format, lang, !own),
    }),
    [lang, own],
  );
}
