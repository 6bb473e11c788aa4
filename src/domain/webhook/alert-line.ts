import { ALERT_KIND_WORDS } from '../alert/alert-kind-words.ts';
import { type AlertFormat, explainAlert } from '../alert/explain-alert.ts';
import { MEASURE_RULES } from '../target/measure.ts';
import type { WebhookLanguage } from './webhook-format.ts';
import type { AnnouncedAlert } from './webhook-message.ts';

/** One alert as one line of a message: the very sentence of the inbox. */
export function alertLine(alert: AnnouncedAlert, language: WebhookLanguage): string {
  const { sentence } = explainAlert(alert, FORMAT, language);
  // Names are typed by people: a line break in one would look like another alert.
  return `[${ALERT_KIND_WORDS[alert.kind][language]}] ${sentence.replaceAll(/\s+/g, ' ')}`;
}

const number = (value: number, language: WebhookLanguage, options: Intl.NumberFormatOptions = {}) =>
  new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-US', options).format(value);

const shortYuan = (yuan: number, language: WebhookLanguage) =>
  `¥${number(yuan, language, { notation: 'compact', maximumFractionDigits: 2 })}`;

const EN_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** As amounts and months are written on the screen. */
const FORMAT: AlertFormat = {
  // An amount that is asked for is never rounded down.
  yuan: (yuan, language) =>
    Number(yuan.toPrecision(3)) === yuan
      ? shortYuan(yuan, language)
      : `¥${number(Math.ceil(yuan), language)}`,
  month: (month, language) => {
    const [year = '', digits = ''] = month.split('-');
    return language === 'zh'
      ? `${year}年${Number(digits)}月`
      : `${EN_MONTHS[Number(digits) - 1] ?? digits} ${year}`;
  },
  share: (share, language) => number(share, language, { style: 'percent', maximumFractionDigits: 1 }),
  number: (value, digits, language) =>
    number(value, language, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  amount: (value, measure, language) =>
    MEASURE_RULES[measure].unit === 'yuan'
      ? shortYuan(value, language)
      : number(value, language, { maximumFractionDigits: 1 }),
};
