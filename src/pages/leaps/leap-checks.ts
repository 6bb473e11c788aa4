import type { LeapDetail } from '../../contract/leaps.ts';
import type { ProgrammeContent } from '../../contract/programme-settings.ts';
import { atLeast } from '../../domain/leap/at-least.ts';
import type { Formats } from '../../ui/format/use-formats.ts';
import type { useLeapDrawerMessages } from './drawer-messages.ts';

export interface LeapCheck {
  key: 'hold' | 'growth' | 'single_month' | 'refund' | 'veto' | 'deadline';
  /** `off`: the rule did not apply, with the reason as its evidence. */
  outcome: 'passed' | 'failed' | 'off';
  evidence: string;
}

type Words = ReturnType<typeof useLeapDrawerMessages>;
type Rules = ProgrammeContent['leap'];

/** What every rule found in the months that held a band; empty while none did. */
export function leapChecks(leap: LeapDetail, rules: Rules, t: Words, f: Formats): LeapCheck[] {
  const { window, highest } = leap;
  if (window === null) return [];
  const least = Math.min(...window.yuan);
  const bound = leap.bands.find(({ code }) => code === window.band)?.fromYuan ?? 0;
  const risen = highest && highest.firstMonth !== window.firstMonth ? highest : null;
  return [
    {
      key: 'hold',
      outcome: 'passed',
      evidence: [
        t('evidence.hold', {
          from: f.period(window.firstMonth),
          to: f.period(window.lastMonth),
          bound: f.money(bound),
          least: f.money(least),
        }),
        risen &&
          t('evidence.highest', {
            from: f.period(risen.firstMonth),
            to: f.period(risen.lastMonth),
            band: risen.band,
          }),
      ]
        .filter(Boolean)
        .join(f.lang === 'zh' ? '；' : '; '),
    },
    growthCheck(leap, window, rules, t, f),
    {
      key: 'single_month',
      outcome: atLeast(rules.largestMonthShare, window.largestShare) ? 'passed' : 'failed',
      evidence: t('evidence.single_month', {
        share: f.percent(window.largestShare),
        limit: f.percent(rules.largestMonthShare, 0),
      }),
    },
    refundCheck(window, rules, t, f),
    vetoCheck(leap, t),
    ...deadlineCheck(leap, window, t, f),
  ];
}

type Window = NonNullable<LeapDetail['window']>;

function growthCheck(leap: LeapDetail, window: Window, rules: Rules, t: Words, f: Formats): LeapCheck {
  const mean = f.money(window.meanYuan);
  if (leap.baseline.yuan === null)
    return { key: 'growth', outcome: 'off', evidence: t('evidence.growthOff', { mean }) };
  if (window.growth === null)
    return { key: 'growth', outcome: 'passed', evidence: t('evidence.growthZero', { mean }) };
  return {
    key: 'growth',
    outcome: atLeast(window.growth, rules.growthFactor) ? 'passed' : 'failed',
    evidence: t('evidence.growth', {
      mean,
      growth: f.number(window.growth, 2),
      factor: f.number(rules.growthFactor),
    }),
  };
}

function refundCheck({ refund }: Window, rules: Rules, t: Words, f: Formats): LeapCheck {
  const { rate, limit, peers, off } = refund;
  if (rate === null || limit === null) {
    return {
      key: 'refund',
      outcome: 'off',
      evidence:
        off === 'too_few_peers' || off === null
          ? t('evidence.refundOff.too_few_peers', { peers, least: rules.leastRefundPeers })
          : t(`evidence.refundOff.${off}`),
    };
  }
  return {
    key: 'refund',
    outcome: atLeast(limit, rate) ? 'passed' : 'failed',
    evidence: t('evidence.refund', {
      rate: f.percent(rate),
      limit: f.percent(limit),
      peers,
      percentile: f.number(rules.refundPercentile * 100),
    }),
  };
}

function vetoCheck({ missing }: LeapDetail, t: Words): LeapCheck {
  const vetoes = missing.flatMap((part) => (part.kind === 'veto' ? [t(`evidence.veto.${part.on}`)] : []));
  return vetoes.length > 0
    ? { key: 'veto', outcome: 'failed', evidence: vetoes.join(' · ') }
    : { key: 'veto', outcome: 'passed', evidence: t('evidence.veto.none') };
}

/** Only a leap was in time; of months that failed another rule nobody asks. */
function deadlineCheck(leap: LeapDetail, window: Window, t: Words, f: Formats): LeapCheck[] {
  if (leap.bandsJumped === null) return [];
  const evidence = t('evidence.deadline', {
    month: f.period(window.lastMonth),
    last: f.period(leap.lastCountingMonth),
  });
  return [{ key: 'deadline', outcome: 'passed', evidence }];
}
