import type { ReactNode } from 'react';
import { REASONS } from '../../domain/grading/reasons.ts';
import type { CapabilityModel } from '../../domain/model/capability-model.ts';
import { CapabilityMark } from '../../ui/blocks/capability-mark.tsx';
import type { MetricDefinition } from '../../ui/blocks/definition-popover.tsx';
import { DeltaText } from '../../ui/blocks/delta-text.tsx';
import type { useStateReason } from '../../ui/blocks/state-tag.tsx';
import { TierBadge } from '../../ui/blocks/tier-badge.tsx';
import type { ModelWords } from '../../ui/definition/model-words.ts';
import type { DeltaKind } from '../../ui/format/delta-format.ts';
import type { Formats } from '../../ui/format/use-formats.ts';
import {
  bestPositions,
  type Compared,
  capabilityOf,
  differencesToFirst,
  indicatorOf,
} from './compare-rows.ts';
import type { useCompareMessages } from './messages.ts';

export interface LineContext {
  t: ReturnType<typeof useCompareMessages>;
  formats: Formats;
  words: ModelWords;
  model: CapabilityModel | undefined;
  stateReason: ReturnType<typeof useStateReason>;
  items: readonly Compared[];
}

export interface LineCell {
  /** Null: missing, for the reason given. */
  value: ReactNode | null;
  reason: string;
  note?: string | undefined;
  difference?: number | null;
}

export interface TableLine {
  key: string;
  name: string;
  /** Before the name. */
  mark?: ReactNode;
  definition?: MetricDefinition | undefined;
  cells: LineCell[];
  best: Set<number>;
  /** How differences are written; absent where a difference means nothing. */
  kind?: DeltaKind;
  digits?: number;
}

const nobody = new Set<number>();

const definition = (name: string, base: string): MetricDefinition => ({ name, base, source: 'O' });

/** Tier and total: the head of the comparison. */
export function headLines({ t, formats, words, model, stateReason, items }: LineContext): TableLine[] {
  const digits = model?.digits.total ?? 2;
  const totals = items.map((item) => item.total);
  const totalDifferences = differencesToFirst(totals);
  return [
    {
      key: 'tier',
      name: t('tier'),
      definition: definition(t('tier'), t('defTier')),
      best: nobody,
      cells: items.map((item) => ({
        value: (
          <TierBadge
            outcome={item.tierOutcome}
            code={item.tier}
            {...(item.tier !== null && {
              name: words.tier(item.tier),
              rank: Math.max(0, model?.tiers.findIndex((tier) => tier.code === item.tier) ?? 0),
            })}
          />
        ),
        reason: '',
      })),
    },
    {
      key: 'total',
      name: t('total'),
      definition: definition(t('total'), t('defTotal')),
      best: bestPositions(totals, 'higher'),
      kind: 'points',
      digits,
      cells: items.map((item, position) => ({
        value: item.total === null ? null : formats.score(item.total, digits),
        reason: stateReason(item.totalState),
        difference: totalDifferences[position] ?? null,
      })),
    },
  ];
}

/** Change, rank, coverage and bottleneck. */
export function resultLines({ t, formats, words, model, items }: LineContext): TableLine[] {
  const digits = model?.digits.total ?? 2;
  const coverages = items.map((item) => item.coverage);
  const coverageDifferences = differencesToFirst(coverages);
  return [
    {
      key: 'delta',
      name: t('delta'),
      definition: definition(t('delta'), t('defDelta')),
      best: nobody,
      cells: items.map((item) => ({
        value: item.delta === null ? null : <DeltaText value={item.delta} kind="points" digits={digits} />,
        reason: t('noPrevious'),
      })),
    },
    {
      key: 'rank',
      name: t('rank'),
      definition: definition(t('rank'), t('defRank')),
      best: bestPositions(
        items.map((item) => item.rank),
        'lower',
      ),
      cells: items.map((item) => ({
        value:
          item.rank === null
            ? null
            : t('rankOf', { rank: formats.number(item.rank), ranked: formats.number(item.ranked) }),
        reason: t(item.tierOutcome === 'suspended' ? 'noRankSuspended' : 'noRank'),
      })),
    },
    {
      key: 'coverage',
      name: t('coverage'),
      definition: definition(t('coverage'), t('defCoverage')),
      best: bestPositions(coverages, 'higher'),
      kind: 'pp',
      cells: items.map((item, position) => ({
        value: formats.percent(item.coverage),
        reason: '',
        difference: coverageDifferences[position] ?? null,
      })),
    },
    {
      key: 'bottleneck',
      name: t('bottleneck'),
      definition: definition(t('bottleneck'), t('defBottleneck')),
      best: nobody,
      cells: items.map((item) => ({
        value: item.bottleneck && words.capability(item.bottleneck.capability),
        reason: t('noBottleneck'),
      })),
    },
  ];
}

/** A capability's score. */
export function capabilityLine(
  { t, formats, words, model, stateReason, items }: LineContext,
  code: string,
  index: number,
): TableLine {
  const digits = model?.digits.capability ?? 2;
  const found = items.map((item) => capabilityOf(item, code));
  const scores = found.map((capability) => capability?.score ?? null);
  const differences = differencesToFirst(scores);
  const name = words.capability(code);
  return {
    key: code,
    name,
    mark: <CapabilityMark code={code} index={index} markOnly />,
    definition: definition(name, t('defCapability')),
    best: bestPositions(scores, 'higher'),
    kind: 'points',
    digits,
    cells: found.map((capability, position) => {
      const score = scores[position] ?? null;
      return {
        value: score === null ? null : formats.score(score, digits),
        reason: stateReason(capability?.state ?? 'empty'),
        difference: differences[position] ?? null,
      };
    }),
  };
}

/** Raw value of an indicator in its own unit, with its score; the best by the indicator's own direction. */
export function indicatorLine(
  { t, formats, model, words, stateReason, items }: LineContext,
  code: string,
): TableLine {
  const indicator = model?.indicators.find((item) => item.code === code);
  const found = items.map((item) => indicatorOf(item, code));
  const raws = found.map((item) => item?.raw ?? null);
  const differences = differencesToFirst(raws);
  const unit = indicator?.unit ?? '';
  const digits = indicator?.digits ?? 2;
  const scoreDigits = model?.digits.indicator ?? 2;
  /** What exactly stood in the way of a score. */
  const reasonOf = (item: (typeof found)[number]) =>
    item?.reason ? REASONS[item.reason][formats.lang] : stateReason(item?.state ?? 'not_reported');
  return {
    key: code,
    name: words.indicator(code),
    definition: words.definition(code),
    best: bestPositions(raws, indicator?.direction ?? 'higher'),
    ...differenceKind(unit, digits, raws),
    cells: found.map((item, position) => {
      const raw = raws[position] ?? null;
      const score = item?.score ?? null;
      return {
        value: raw === null ? null : formats.indicatorValue(raw, unit, digits),
        reason: reasonOf(item),
        note:
          score !== null
            ? t('score', { score: formats.score(score, scoreDigits) })
            : item && item.state !== 'scored' && item.state !== 'not_scored'
              ? reasonOf(item)
              : undefined,
        difference: differences[position] ?? null,
      };
    }),
  };
}

/** Shares differ in percentage points, large amounts in 万 or K, the rest in their own unit and decimals. */
function differenceKind(
  unit: string,
  digits: number,
  raws: readonly (number | null)[],
): Pick<TableLine, 'kind' | 'digits'> {
  if (unit === 'ratio') return { kind: 'pp', digits: Math.max(0, digits - 2) };
  const large = raws.some((raw) => raw !== null && Math.abs(raw) >= 10_000);
  if (unit === 'yuan' && large) return { kind: 'money' };
  return large ? { kind: 'count' } : { kind: 'points', digits };
}
