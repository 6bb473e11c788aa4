import { TARGET_REASONS, type TargetReason } from '../../domain/target/target-reason.ts';
import { defineMessages } from '../i18n/define-messages.ts';
import { useLocalized } from '../i18n/language.ts';

/** Words about targets that every page that shows one uses. */
export const useTargetWords = defineMessages('target', {
  zh: {
    'pace.ahead': '领先',
    'pace.on_track': '正常',
    'pace.behind': '落后',
    'pace.at_high_risk': '高风险',
    'forecast.on_track': '可达成',
    'forecast.at_risk': '有风险',
    'forecast.gap': '有缺口',
    'start.typed': '随目标填写',
    'start.data': '按数据计算',
    'start.unknown': '当时没有数据，进度从 0 算起',
    'chart.month': '月份',
    'chart.attained': '实际',
    'chart.expected': '应达',
    'chart.forecast': '预计',
    notKnown: '没有数据',
  },
  en: {
    'pace.ahead': 'Ahead',
    'pace.on_track': 'On pace',
    'pace.behind': 'Behind',
    'pace.at_high_risk': 'At high risk',
    'forecast.on_track': 'Will reach',
    'forecast.at_risk': 'At risk',
    'forecast.gap': 'Gap',
    'start.typed': 'written with the target',
    'start.data': 'computed from the data',
    'start.unknown': 'no data from then; pace is measured from 0',
    'chart.month': 'Month',
    'chart.attained': 'Attained',
    'chart.expected': 'Due',
    'chart.forecast': 'Forecast',
    notKnown: 'No data',
  },
});

/** One sentence why a number of a target is absent. */
export function useTargetReason(): (reason: TargetReason | null) => string {
  const t = useTargetWords();
  const localized = useLocalized();
  return (reason) => (reason === null ? t('notKnown') : localized(TARGET_REASONS[reason]));
}
