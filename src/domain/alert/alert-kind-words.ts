import type { LocalizedText } from '../model/capability-model.ts';
import type { AlertKind } from './alert-kind.ts';

/** Complete by its type: a kind without words does not compile. */
export const ALERT_KIND_WORDS: Readonly<Record<AlertKind, LocalizedText>> = {
  target_behind: { zh: '目标落后', en: 'Target behind' },
  leap_near: { zh: '跃迁差一个月', en: 'Leap one month away' },
  leap_lapsing: { zh: '跃迁可能回落', en: 'Leap may lapse' },
  attribution_disputed: { zh: '归属待裁定', en: 'Owner to decide' },
  target_without_owner: { zh: '目标无负责人', en: 'Target without owner' },
};
