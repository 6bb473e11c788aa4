import type { LocalizedText, SourceMark } from '../model/capability-model.ts';
import type { ClubLine } from '../target/forecast.ts';
import type { TargetMeasure } from '../target/measure.ts';

export const LADDER_CODES = ['leap50', 'leap20', 'gmv1b', 'gmv100m'] as const;
export type LadderCode = (typeof LADDER_CODES)[number];

/** What a ladder is climbed with: counted leaps, or attributed verified paid GMV in yuan, both over 12 months. */
export type LadderAmount = 'leaps' | 'gmv';

export interface Ladder {
  code: LadderCode;
  name: LocalizedText;
  measure: TargetMeasure;
  amount: LadderAmount;
  /** Providers wanted in the club. */
  goalProviders: number;
  /** Leaps, or yuan, in 12 months that open the club. */
  atLeast: number;
  source: SourceMark;
}

/**
 * `exclusive`: a provider is in the highest club it reaches, and has left the ladders below it.
 * `nested`: it is in every club it reaches. domain.md 0, trap 2.
 */
export const COUNT_MODES = ['exclusive', 'nested'] as const;
export type CountMode = (typeof COUNT_MODES)[number];

/** 已入驻 → 已评级 → 有跃迁/有GMV → 过半程 → 冲线区 → 达成, domain.md 5.3 [O]. */
export const FUNNEL_STEPS = ['joined', 'rated', 'started', 'halfway', 'sprint', 'reached'] as const;
export type FunnelStep = (typeof FUNNEL_STEPS)[number];

/** A provider of the programme, over the 12 months that end with the month looked at. */
export interface ProgrammeProvider {
  provider: string;
  rated: boolean;
  /** Null: not known. */
  leaps: number | null;
  /** Yuan; null: not known. */
  gmvYuan: number | null;
}

/** 10^8 yuan (1亿). */
const HUNDRED_MILLION = 100_000_000;

/** The published goals of the programme, domain.md 5.3 [S], highest club of each amount first. */
export const LADDERS: readonly Ladder[] = [
  {
    code: 'leap50',
    name: { zh: '50跃迁', en: '50 leaps' },
    measure: 'leap50_providers',
    amount: 'leaps',
    goalProviders: 50,
    atLeast: 50,
    source: 'S',
  },
  {
    code: 'leap20',
    name: { zh: '20跃迁', en: '20 leaps' },
    measure: 'leap20_providers',
    amount: 'leaps',
    goalProviders: 100,
    atLeast: 20,
    source: 'S',
  },
  {
    code: 'gmv1b',
    name: { zh: '年GMV 10亿', en: '1 bn yuan a year' },
    measure: 'gmv1b_providers',
    amount: 'gmv',
    goalProviders: 100,
    atLeast: 10 * HUNDRED_MILLION,
    source: 'S',
  },
  {
    code: 'gmv100m',
    name: { zh: '年GMV 1亿', en: '100 m yuan a year' },
    measure: 'gmv100m_providers',
    amount: 'gmv',
    goalProviders: 200,
    atLeast: HUNDRED_MILLION,
    source: 'S',
  },
];

/** The line of a club: counted exclusively, it ends where the next higher club of the same amount begins. */
export function clubLine(ladder: Ladder, ladders: readonly Ladder[], mode: CountMode): ClubLine {
  const higher = ladders
    .filter(({ amount, atLeast }) => amount === ladder.amount && atLeast > ladder.atLeast)
    .map(({ atLeast }) => atLeast);
  return {
    atLeast: ladder.atLeast,
    below: mode === 'exclusive' && higher.length > 0 ? Math.min(...higher) : null,
  };
}

/** The provider's standing on that amount; null: not known. */
export function amountOf(provider: ProgrammeProvider, amount: LadderAmount): number | null {
  return amount === 'leaps' ? provider.leaps : provider.gmvYuan;
}
