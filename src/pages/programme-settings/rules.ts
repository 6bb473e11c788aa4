import type { ProgrammeContent } from '../../contract/programme-settings.ts';
import { DEFAULT_LEAP_SETTINGS, LEAP_DATINGS, TIE_BREAKS } from '../../domain/leap/leap-settings.ts';
import { COUNT_MODES } from '../../domain/programme/ladder.ts';
import { DEFAULT_PROGRAMME_SETTINGS } from '../../domain/programme/programme-settings.ts';

/** How a value is written: `share` and `quantile` are stored 0..1 and written in per cent. */
export type RuleUnit = 'months' | 'share' | 'times' | 'merchants' | 'providers' | 'index' | 'count' | 'month';

interface NumberRule {
  path: string;
  unit: RuleUnit;
}

interface ChoiceRule {
  path: string;
  choices: readonly string[];
}

export type Rule = NumberRule | ChoiceRule;

/** Every single-valued rule, by its path in the content; all of them our own defaults [O]. */
export const RULES = [
  { path: 'leap.holdMonths', unit: 'months' },
  { path: 'leap.growthFactor', unit: 'times' },
  { path: 'leap.withinMonths', unit: 'months' },
  { path: 'leap.datedBy', choices: LEAP_DATINGS },
  { path: 'leap.lapseMonths', unit: 'months' },
  { path: 'leap.baselineMonths', unit: 'months' },
  { path: 'leap.leastBaselineMonths', unit: 'months' },
  { path: 'leap.newShopMonths', unit: 'months' },
  { path: 'leap.largestMonthShare', unit: 'share' },
  { path: 'leap.refundPercentile', unit: 'share' },
  { path: 'leap.leastRefundPeers', unit: 'merchants' },
  { path: 'leap.coveredShare', unit: 'share' },
  { path: 'leap.tieBreak', choices: TIE_BREAKS },
  { path: 'period.from', unit: 'month' },
  { path: 'period.to', unit: 'month' },
  { path: 'programme.countMode', choices: COUNT_MODES },
  { path: 'programme.halfwayShare', unit: 'share' },
  { path: 'programme.sprintShare', unit: 'share' },
  { path: 'programme.nextProviders', unit: 'providers' },
  { path: 'programme.pace.ahead', unit: 'index' },
  { path: 'programme.pace.onTrack', unit: 'index' },
  { path: 'programme.pace.behind', unit: 'index' },
  { path: 'programme.forecast.recentMonths', unit: 'months' },
  { path: 'programme.forecast.atRiskShare', unit: 'share' },
  { path: 'programme.forecast.leastErrors', unit: 'count' },
  { path: 'programme.forecast.lowQuantile', unit: 'share' },
  { path: 'programme.forecast.highQuantile', unit: 'share' },
] as const satisfies readonly Rule[];

export type RulePath = (typeof RULES)[number]['path'];

/** Parts of the form, in order; bands and clubs have tables of their own. */
export const SECTIONS = {
  hold: ['leap.holdMonths', 'leap.growthFactor', 'leap.withinMonths', 'leap.datedBy', 'leap.lapseMonths'],
  baseline: ['leap.baselineMonths', 'leap.leastBaselineMonths', 'leap.newShopMonths'],
  guards: ['leap.largestMonthShare', 'leap.refundPercentile', 'leap.leastRefundPeers'],
  attribution: ['leap.coveredShare', 'leap.tieBreak'],
  clubs: [
    'period.from',
    'period.to',
    'programme.countMode',
    'programme.halfwayShare',
    'programme.sprintShare',
    'programme.nextProviders',
  ],
  pace: ['programme.pace.ahead', 'programme.pace.onTrack', 'programme.pace.behind'],
  forecast: [
    'programme.forecast.recentMonths',
    'programme.forecast.atRiskShare',
    'programme.forecast.leastErrors',
    'programme.forecast.lowQuantile',
    'programme.forecast.highQuantile',
  ],
} as const satisfies Record<string, readonly RulePath[]>;
export type SectionKey = keyof typeof SECTIONS;

const RULE_OF = new Map<string, Rule>(RULES.map((rule) => [rule.path, rule]));

export const ruleOf = (path: RulePath): Rule => RULE_OF.get(path)!;

/** The value at a dotted path; undefined where there is none. */
export function readAt(content: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (node, key) => (typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined),
      content,
    );
}

/** The same content with another value at a dotted path. */
export function writeAt<T>(content: T, path: string, value: unknown): T {
  const [key = '', ...rest] = path.split('.');
  const node = content as Record<string, unknown>;
  const next = rest.length === 0 ? value : writeAt(node[key], rest.join('.'), value);
  if (Array.isArray(content)) return content.with(Number(key), next) as T;
  return { ...content, [key]: next };
}

/** The delivered value; undefined where none is delivered, as for the programme year. */
export function defaultAt(path: string): unknown {
  return readAt({ leap: DEFAULT_LEAP_SETTINGS, programme: DEFAULT_PROGRAMME_SETTINGS }, path);
}

/** 70 for 0.7, without the digits that binary fractions leave behind. */
export const toPercent = (share: number): number => Number((share * 100).toPrecision(12));
export const fromPercent = (percent: number): number => Number((percent / 100).toPrecision(12));

/** Text that is equal for equal values: the order of keys is no part of a rule, and every host keeps its own. */
function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_, node: unknown) =>
    typeof node === 'object' && node !== null && !Array.isArray(node)
      ? Object.fromEntries(Object.entries(node).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : node,
  );
}

/** Paths whose values are not the same in all of the contents; bands and each club are one. */
export function differingPaths(...contents: readonly ProgrammeContent[]): string[] {
  const clubs = Math.max(...contents.map(({ programme }) => programme.ladders.length));
  const paths = [
    'leap.bands',
    ...RULES.map(({ path }) => path),
    ...Array.from({ length: clubs }, (_, at) => `programme.ladders.${at}`),
  ];
  return paths.filter((path) => new Set(contents.map((one) => canonicalText(readAt(one, path)))).size > 1);
}

/** What was changed from `seen` to `mine`, made to `theirs`: rules that nobody here touched stay as others set them. */
export function rebase(
  seen: ProgrammeContent,
  theirs: ProgrammeContent,
  mine: ProgrammeContent,
): ProgrammeContent {
  return differingPaths(seen, mine).reduce(
    (content, path) => writeAt(content, path, readAt(mine, path)),
    theirs,
  );
}
