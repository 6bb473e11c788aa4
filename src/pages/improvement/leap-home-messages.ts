import { defineMessages } from '../../ui/i18n/define-messages.ts';

/** Words of the part of a provider's home that is about the programme. */
export const useLeapHomeMessages = defineMessages('leap-home', {
  zh: {
    title: '跃迁与目标',
    through: '截至{{month}}',
    how: '服务开始前的基线档位，到服务后连续达档的档位；归属一家服务商，只计一次',
    base: '本服务商的全部服务关系，每段关系只有一个状态',
    none: '还没有登记服务关系；平台登记您服务的商家后，这里显示每个商家离跃迁还差多少。',
    noneNear: '目前没有接近跃迁的商家。',
    nearSentence: '{{count}} 个商家只差一步，下面是所需最少的几个（{all}）。',
    progressSentence: '{{count}} 个商家进行中，下面是所需最少的几个（{all}）。',
    all: '看全部',
    targets: '目标与进度',
    noTarget: '平台还没有为本服务商设立目标。',
    pace: '进度指数',
    needed: '余 {{months}} 个月，每月需要 {{perMonth}}',
    reached: '目标值已达到',
  },
  en: {
    title: 'Leaps and targets',
    through: 'By the end of {{month}}',
    how: 'From the band before service to the band held afterwards; owned by one provider and counted once',
    base: 'All service relations of this provider; each has exactly one state',
    none: 'No service relation is registered yet; once it is, this shows how far each merchant is from a leap.',
    noneNear: 'No merchant is near a leap at present.',
    nearSentence: {
      one: '{{count}} merchant is one step away ({all}).',
      other: '{{count}} merchants are one step away; these need least ({all}).',
    },
    progressSentence: {
      one: '{{count}} merchant is in progress ({all}).',
      other: '{{count}} merchants are in progress; these need least ({all}).',
    },
    all: 'see all',
    targets: 'Targets and pace',
    noTarget: 'The platform has set no target for this provider yet.',
    pace: 'Pace index',
    needed: '{{perMonth}} a month needed in the {{months}} months left',
    reached: 'The goal is reached',
  },
});
