import type { LocalizedText } from '../model/capability-model.ts';
import type { LeapState } from './leap-state.ts';

interface StateWords {
  name: LocalizedText;
  /** One sentence on what the state means. */
  meaning: LocalizedText;
}

function words(zhName: string, enName: string, zhMeaning: string, enMeaning: string): StateWords {
  return { name: { zh: zhName, en: enName }, meaning: { zh: zhMeaning, en: enMeaning } };
}

/** Complete by its type: a state without words does not compile. */
export const LEAP_STATE_WORDS: Readonly<Record<LeapState, StateWords>> = {
  counted: words(
    '已计入',
    'Counted',
    '跃迁成立，计入本服务商。',
    'The leap stands and counts for this provider.',
  ),
  duplicate: words(
    '已在另一服务关系计入',
    'Counted elsewhere',
    '同一服务商的另一段服务关系已计入这次跃迁。',
    'Another service relation of the same provider counts this leap.',
  ),
  assisted: words(
    '协同',
    'Assisted',
    '跃迁归属另一服务商，这里计0。',
    'The leap belongs to another provider and counts 0 here.',
  ),
  disputed: words(
    '归属待定',
    'Disputed',
    '多家服务商都可能是归属方，等待区域负责人裁定。',
    'More than one provider could own the leap; a regional lead decides.',
  ),
  unowned: words(
    '无归属',
    'Without owner',
    '商家已跃迁，但没有主服务关系可以归属。',
    'The merchant leapt, and no primary relation can own it.',
  ),
  growth_short: words(
    '增幅不足',
    'Growth short',
    '档位已保持，但均值没有达到基线要求的倍数。',
    'The band was held, but the mean stayed below the required multiple of the baseline.',
  ),
  guard_single_month: words(
    '单月占比过高',
    'One month too large',
    '档位已保持，但其中一个月占合计的比例过高。',
    'The band was held, but one month makes up too much of the sum.',
  ),
  guard_refund: words(
    '退款率过高',
    'Refunds too high',
    '档位已保持，但退款率高于同行业上限。',
    'The band was held, but refunds exceed the limit of the industry.',
  ),
  guard_veto: words(
    '一票否决',
    'Veto',
    '档位已保持，但商家或服务商处于一票否决。',
    'The band was held, but the merchant or the provider is under a veto.',
  ),
  near: words(
    '差一个月',
    'One month to go',
    '再有一个月达标即可跃迁。',
    'One more month completes the leap.',
  ),
  in_progress: words(
    '保持中',
    'In progress',
    '已有月份达标，还需要不止一个月。',
    'Some months are held; more than one is still needed.',
  ),
  building: words('未达档', 'Below the band', '目前没有连续达标的月份。', 'No month is held at present.'),
  gap: words(
    '缺月',
    'Month missing',
    '最近一个月没有数据，连续月份中断。',
    'The latest month has no figures, so no run of months reaches it.',
  ),
  not_started: words(
    '未满首月',
    'Not started',
    '服务还没有满第一个完整月。',
    'Service has not reached its first full month.',
  ),
  assisting: words(
    '协同服务中',
    'Assisting',
    '协同服务关系，不作为跃迁归属方。',
    'An assisting relation, which never owns a leap.',
  ),
  expired: words(
    '已过期限',
    'Out of time',
    '期限内已无法完成跃迁。',
    'A leap can no longer complete inside the time allowed.',
  ),
  ended: words(
    '服务已结束',
    'Service ended',
    '服务结束过早，无法完成跃迁。',
    'The relation ends too early for a leap to complete.',
  ),
  baseline_missing: words(
    '缺少基线',
    'No baseline',
    '服务前的完整月不足，且不能认定为新店，不参与计算。',
    'Too few full months before service, and the shop is not known to be new: not eligible.',
  ),
  top_band: words(
    '已在最高档',
    'At the top',
    '基线之上没有更高的档位。',
    'There is no band above the one to rise from.',
  ),
};
