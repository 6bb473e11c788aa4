import { expect, test } from 'vitest';
import { singleOutcome, WAN } from '../../../test/support/leap-book.ts';
import { explainLeap, joinParts, type LeapFormat } from './explain-leap.ts';
import type { MissingPart } from './leap-outcome.ts';

const format: LeapFormat = {
  yuan: (yuan, lang) => (lang === 'zh' ? `${yuan / WAN}万` : `¥${yuan / 1000}K`),
  month: (month, lang) => (lang === 'zh' ? `${Number(month.slice(5))}月` : month),
  share: (share) => `${(share * 100).toFixed(1)}%`,
};

test('two of three months held, and what the third needs', () => {
  const explained = explainLeap(singleOutcome([12, 14, 13], [35, 36]), format);
  expect(explained.state).toEqual({ zh: '差一个月', en: 'One month to go' });
  // B1 is the next band above a baseline of 13万 (B1): B2, from 30万.
  expect(joinParts(explained)).toEqual({
    zh: '已保持2/3个月；6月需要 ≥ 30万',
    en: '2 of 3 months held; 2025-06 needs ≥ ¥300K',
  });
});

test('a counted leap misses nothing', () => {
  const explained = explainLeap(singleOutcome([5, 5, 5], [15, 15, 15]), format);
  expect(explained).toMatchObject({ held: null, missing: [] });
  expect(joinParts(explained)).toEqual({ zh: '', en: '' });
});

test.each<[MissingPart, string, string]>([
  [
    { kind: 'row', month: '2025-06' },
    '6月没有数据，补报可能改变结果',
    '2025-06 has no figures; reporting them could change the outcome',
  ],
  [
    { kind: 'baseline', months: ['2025-01', '2025-02'], need: 1 },
    '服务前1月、2月没有可用数据，还需要其中1个月',
    'No usable figures before service for 2025-01, 2025-02; 1 of them needed',
  ],
  [
    { kind: 'opened_month' },
    '开店日期未知，补填后若为新店则从最低档算起',
    'The opening date is not known; a new shop would start from the lowest band',
  ],
  [
    { kind: 'refund', rate: 0.1, atMostRate: 0.085 },
    '退款率10.0%，须降到 ≤ 8.5%',
    'refunds at 10.0% must come down to ≤ 8.5%',
  ],
  [{ kind: 'veto', on: 'merchant' }, '商家的一票否决须先解除', "the merchant's veto must be lifted"],
  [{ kind: 'veto', on: 'provider' }, '服务商的一票否决须先解除', "the provider's veto must be lifted"],
  [
    { kind: 'decision', because: 'tied' },
    '候选服务商操盘场次相同，须由区域负责人裁定归属',
    'the candidates operated equally many sessions, so a regional lead must decide the owner',
  ],
  [
    { kind: 'decision', because: 'sessions_unknown' },
    '有候选服务商没有上报操盘场次，须补报或由区域负责人裁定归属',
    'operated sessions of a candidate are not reported: report them, or a regional lead must decide the owner',
  ],
  [
    { kind: 'decision', because: 'decision_required' },
    '按规则须由区域负责人裁定归属',
    'by the rules a regional lead must decide the owner',
  ],
])('%j in words', (part, zh, en) => {
  const outcome = { ...singleOutcome([5, 5, 5], [5]), missing: [part] };
  expect(explainLeap(outcome, format).missing).toEqual([{ zh, en }]);
});
