import type { LapseState } from '../../domain/leap/leap-outcome.ts';
import type { LeapState } from '../../domain/leap/leap-state.ts';
import { LEAP_STATE_WORDS } from '../../domain/leap/leap-state-names.ts';
import { defineMessages } from '../i18n/define-messages.ts';
import { useLocalized } from '../i18n/language.ts';
import type { LeapGroup } from './leap-groups.ts';

/** Words about leaps that every page that shows one uses. */
export const useLeapWords = defineMessages('leap', {
  zh: {
    'group.counted': '已计入',
    'group.underway': '进行中',
    'group.disputed': '待裁定',
    'group.guarded': '未通过校验',
    'group.elsewhere': '计在别处',
    'group.outside': '未开始或不符合',
    'group.closed': '已失效',
    'lapse.pending': '观察中 {{below}}/{{of}}',
    'lapse.held': '已守住',
    'lapse.lapsed': '已回落',
    'lapse.unknown': '缺月',
    'lapse.pendingTip': '跃迁后观察 {{of}} 个月，目前 {{below}} 个月低于新档位；全部低于才算回落。',
    'lapse.heldTip': '跃迁后的观察月里至少有一个月不低于新档位。',
    'lapse.lapsedTip': '跃迁后 {{of}} 个月都低于新档位；仍然计入，只作提示。',
    'lapse.unknownTip': '观察月里有月份没有数据，其余都低于新档位。',
    'role.primary': '主服务',
    'role.assist': '协同',
    heldTip: '已连续 {{months}} 个月达档，需要 {{of}} 个月',
  },
  en: {
    'group.counted': 'Counted',
    'group.underway': 'Under way',
    'group.disputed': 'To decide',
    'group.guarded': 'Held, check failed',
    'group.elsewhere': 'Counted elsewhere',
    'group.outside': 'Not started or eligible',
    'group.closed': 'No longer possible',
    'lapse.pending': 'Watched {{below}}/{{of}}',
    'lapse.held': 'Held',
    'lapse.lapsed': 'Lapsed',
    'lapse.unknown': 'Month missing',
    'lapse.pendingTip':
      'Watched for {{of}} months after the leap; {{below}} of them below the new band so far. Only all of them make a lapse.',
    'lapse.heldTip': 'At least one of the watched months stood at the new band.',
    'lapse.lapsedTip': 'All {{of}} months after the leap were below the new band; it still counts.',
    'lapse.unknownTip': 'A watched month has no figures and the others are below the new band.',
    'role.primary': 'Primary',
    'role.assist': 'Assisting',
    heldTip: '{{months}} months held in a row, {{of}} needed',
  },
});

export function useLeapStateName(): (state: LeapState) => string {
  const localized = useLocalized();
  return (state) => localized(LEAP_STATE_WORDS[state].name);
}

/** One sentence on what the state means. */
export function useLeapStateMeaning(): (state: LeapState) => string {
  const localized = useLocalized();
  return (state) => localized(LEAP_STATE_WORDS[state].meaning);
}

export function useLeapGroupName(): (group: LeapGroup) => string {
  const t = useLeapWords();
  return (group) => t(`group.${group}`);
}

export function useLapseName(): (lapse: { state: LapseState; below: number; of: number }) => string {
  const t = useLeapWords();
  return ({ state, below, of }) =>
    state === 'pending' ? t('lapse.pending', { below, of }) : t(`lapse.${state}`);
}
